namespace Warehouse.Reports.Reading;

/// <summary>The dimensions that packs cut by, as the semantic layer names them.</summary>
public static class Dimensions
{
    /// <summary>Calendar month.</summary>
    public const string Month = "metric_time__month";

    /// <summary>Touch tier of an account.</summary>
    public const string TouchTier = "account__touch_tier";

    /// <summary>Segment of an account.</summary>
    public const string Segment = "account__segment";

    /// <summary>Acquisition channel of an account.</summary>
    public const string Channel = "account__channel";

    /// <summary>Acquisition month.</summary>
    public const string Cohort = "cohort";

    /// <summary>Months since acquisition.</summary>
    public const string Age = "age";

    /// <summary>A funnel's step by name.</summary>
    public const string Step = "step";

    /// <summary>A funnel's step by number.</summary>
    public const string StepNumber = "step_number";

    /// <summary>Band of an account's health: healthy, watch, risk, unknown.</summary>
    public const string Band = "band";

    /// <summary>Band at the end of the month before; none where the account did not pay then.</summary>
    public const string BandBefore = "band_before";

    /// <summary>An account by its id.</summary>
    public const string Account = "account";

    /// <summary>An account's name.</summary>
    public const string AccountName = "account__name";

    /// <summary>Who looks after an account.</summary>
    public const string Csm = "account__csm";

    /// <summary>End of a contract's term.</summary>
    public const string TermEnd = "contract__term_end";

    /// <summary>Phase of an account.</summary>
    public const string Phase = "account__phase";

    /// <summary>First day of an account's paid life.</summary>
    public const string JourneyStarted = "journey_started";

    /// <summary>First kickoff in it.</summary>
    public const string JourneyKickoff = "journey_kickoff";

    /// <summary>First login in it.</summary>
    public const string JourneyFirstLogin = "journey_first_login";

    /// <summary>First value in it.</summary>
    public const string JourneyFirstValue = "journey_first_value";

    /// <summary>Kind of a touchpoint.</summary>
    public const string TouchpointKind = "touchpoint_kind";

    /// <summary>A step of the playbook whose due day has come.</summary>
    public const string PlaybookStep = "playbook_step";

    /// <summary>Its due day.</summary>
    public const string PlaybookDue = "playbook_due";

    /// <summary>on_time, late, missed or open.</summary>
    public const string PlaybookStatus = "playbook_status";

    /// <summary>A step of the playbook that lies ahead.</summary>
    public const string NextStep = "next_step";

    /// <summary>Its due day.</summary>
    public const string NextDue = "next_due";
}
