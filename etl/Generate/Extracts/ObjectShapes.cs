namespace Warehouse.Etl.Generate.Extracts;

/// <summary>The columns of the standard source's objects, in the order in which they are written.</summary>
public static class ObjectShapes
{
    /// <summary>Columns by object.</summary>
    public static IReadOnlyDictionary<string, string[]> All { get; } = new Dictionary<string, string[]>
    {
        ["accounts"] = ["account_id", "account_name", "industry", "region", "country", "segment", "employees", "icp_fit", "touch_tier", "csm", "acquisition_channel", "parent_account_id", "created_at", "updated_at"],
        ["contacts"] = ["contact_id", "account_id", "email", "title", "role", "created_at", "updated_at"],
        ["contracts"] = ["contract_id", "account_id", "start_date", "term_end_date", "auto_renew", "notice_date", "renewed_from", "status", "updated_at"],
        ["subscriptions"] = ["subscription_id", "start_date", "account_id", "contract_id", "product", "plan", "seats", "amount", "discount_amount", "currency", "billing_months", "end_date", "is_trial", "status", "cancel_reason", "paused_from", "paused_to", "updated_at"],
        ["invoices"] = ["invoice_line_id", "invoice_id", "account_id", "subscription_id", "issued_date", "period_start", "period_end", "amount", "currency", "kind", "status", "paid_date"],
        ["opportunities"] = ["opportunity_id", "account_id", "type", "source", "stage", "amount", "currency", "product", "owner", "created_date", "closed_date", "is_won", "lost_reason", "updated_at"],
        ["leads"] = ["lead_id", "account_id", "channel", "created_date", "qualified_date", "opportunity_id", "converted_date"],
        ["milestones"] = ["milestone_id", "account_id", "name", "due_date", "completed_at"],
        ["touchpoints"] = ["touchpoint_id", "account_id", "kind", "occurred_at", "csm", "outcome"],
        ["tickets"] = ["ticket_id", "account_id", "opened_at", "first_replied_at", "solved_at", "agent_replies", "reopened", "escalated", "priority", "channel", "satisfaction"],
        ["surveys"] = ["response_id", "account_id", "contact_id", "kind", "score", "comment", "answered_at"],
        ["usage_events"] = ["event_id", "account_id", "user_id", "occurred_at", "event", "feature", "session_id", "duration_seconds", "quantity"],
        ["product_users"] = ["account_id", "user_id", "first_seen_at", "deactivated_at", "role"],
        ["referrals"] = ["referral_id", "account_id", "referred_account_id", "referred_at", "outcome"],
        ["costs"] = ["cost_id", "month", "category", "amount", "currency", "channel", "segment", "touch_tier"],
        ["ledger"] = ["month", "line", "account_id", "amount", "currency"],
        ["fx_rates"] = ["date", "currency", "rate"],
        ["targets"] = ["month", "metric", "touch_tier", "segment", "value"],
    };
}
