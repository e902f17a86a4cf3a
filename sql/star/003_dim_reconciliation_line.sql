create or replace table star.dim_reconciliation_line (
    bridge varchar not null,
    step_number integer not null,
    line varchar not null,
    role varchar not null,
    name_en varchar not null,
    name_ja varchar not null,
    source varchar not null,
    primary key (bridge, line)
);

insert into star.dim_reconciliation_line values
    ('recurring_revenue', 1, 'mrr', 'opening', 'MRR at the month''s end', '月末MRR', 'star.fct_mrr_month'),
    ('recurring_revenue', 2, 'mid_month_start', 'explained', 'Started in the month: days before the start', '月途中の開始（開始前の日数分）', 'subscriptions'),
    ('recurring_revenue', 3, 'mid_month_end', 'explained', 'Ended in the month: days served', '月途中の終了（提供日数分）', 'subscriptions'),
    ('recurring_revenue', 4, 'mid_month_change', 'explained', 'Price or seats changed in the month', '月途中の変更', 'subscriptions'),
    ('recurring_revenue', 5, 'inside_month', 'explained', 'Began and ended inside the month', '月内に開始し終了', 'subscriptions'),
    ('recurring_revenue', 6, 'paused', 'explained', 'Paused days', '休止日数分', 'subscriptions'),
    ('recurring_revenue', 7, 'day_count', 'explained', 'Billing periods by the day against equal months', '日割り（請求期間の日数と均等月割りの差）', 'subscriptions'),
    ('recurring_revenue', 8, 'exchange_rate', 'explained', 'Rate of the invoice against rate of the month''s end', '為替（請求時と月末の差）', 'fx_rates'),
    ('recurring_revenue', 9, 'rounding', 'explained', 'Rounding to whole units of the currency', '端数処理', 'invoices, ledger'),
    ('recurring_revenue', 10, 'invoiced_otherwise', 'explained', 'Invoiced otherwise than subscribed', '契約と請求の差', 'invoices'),
    ('recurring_revenue', 11, 'unexplained', 'unexplained', 'Unexplained', '未解明差異', 'ledger'),
    ('recurring_revenue', 12, 'ledger', 'closing', 'Recurring revenue in the ledger', '元帳の経常収益', 'ledger'),
    ('invoices', 1, 'mrr', 'opening', 'MRR at the month''s end', '月末MRR', 'star.fct_mrr_month'),
    ('invoices', 2, 'mid_month_start', 'explained', 'Started in the month: days before the start', '月途中の開始（開始前の日数分）', 'subscriptions'),
    ('invoices', 3, 'mid_month_end', 'explained', 'Ended in the month: days served', '月途中の終了（提供日数分）', 'subscriptions'),
    ('invoices', 4, 'mid_month_change', 'explained', 'Price or seats changed in the month', '月途中の変更', 'subscriptions'),
    ('invoices', 5, 'inside_month', 'explained', 'Began and ended inside the month', '月内に開始し終了', 'subscriptions'),
    ('invoices', 6, 'paused', 'explained', 'Paused days', '休止日数分', 'subscriptions'),
    ('invoices', 7, 'day_count', 'explained', 'Billing periods by the day against equal months', '日割り（請求期間の日数と均等月割りの差）', 'subscriptions'),
    ('invoices', 8, 'exchange_rate', 'explained', 'Rate of the invoice against rate of the month''s end', '為替（請求時と月末の差）', 'fx_rates'),
    ('invoices', 9, 'rounding', 'explained', 'Rounding to whole units of the currency', '端数処理', 'invoices'),
    ('invoices', 10, 'deferred_change', 'explained', 'Invoiced for other months: change of deferred revenue', '前受収益の増減', 'invoices'),
    ('invoices', 11, 'one_off', 'explained', 'One-off fees', '一時費用', 'invoices'),
    ('invoices', 12, 'usage', 'explained', 'Metered use', '従量課金', 'invoices'),
    ('invoices', 13, 'credit', 'explained', 'Credits for no period of service', '返金・値引き', 'invoices'),
    ('invoices', 14, 'tax', 'explained', 'Tax', '消費税', 'invoices'),
    ('invoices', 15, 'unexplained', 'unexplained', 'Unexplained', '未解明差異', 'invoices'),
    ('invoices', 16, 'invoiced', 'closing', 'Invoiced in the month, tax included', '当月請求額（税込）', 'invoices'),
    ('deferred_revenue', 1, 'opening_deferred', 'opening', 'Deferred revenue at the month''s beginning', '前受収益（月初）', 'invoices'),
    ('deferred_revenue', 2, 'invoiced', 'explained', 'Recurring revenue invoiced', '当月請求（経常）', 'invoices'),
    ('deferred_revenue', 3, 'recognised', 'explained', 'Recurring revenue recognised', '当月収益認識', 'invoices'),
    ('deferred_revenue', 4, 'closing_deferred', 'closing', 'Deferred revenue at the month''s end', '前受収益（月末）', 'invoices'),
    ('one_off_revenue', 1, 'one_off', 'opening', 'One-off fees invoiced', '一時費用の請求', 'invoices'),
    ('one_off_revenue', 2, 'usage', 'explained', 'Metered use invoiced', '従量課金の請求', 'invoices'),
    ('one_off_revenue', 3, 'unexplained', 'unexplained', 'Unexplained', '未解明差異', 'ledger'),
    ('one_off_revenue', 4, 'ledger', 'closing', 'One-off revenue in the ledger', '元帳の一時収益', 'ledger'),
    ('refunds', 1, 'credit', 'opening', 'Credits for no period of service', '返金・値引き', 'invoices'),
    ('refunds', 2, 'unexplained', 'unexplained', 'Unexplained', '未解明差異', 'ledger'),
    ('refunds', 3, 'ledger', 'closing', 'Refunds in the ledger', '元帳の返金', 'ledger'),
    ('sales', 1, 'costs_of_channels', 'opening', 'Cost lines that name a channel: sales cost', 'チャネル別営業費用', 'costs'),
    ('sales', 2, 'costs_without_channel', 'explained', 'Cost lines that name none: sales cost', 'チャネルなしの営業費用', 'costs'),
    ('sales', 3, 'unexplained', 'unexplained', 'Unexplained', '未解明差異', 'ledger'),
    ('sales', 4, 'ledger', 'closing', 'Sales cost in the ledger', '元帳の営業費用', 'ledger'),
    ('marketing', 1, 'costs_of_channels', 'opening', 'Cost lines that name a channel: marketing cost', 'チャネル別マーケティング費用', 'costs'),
    ('marketing', 2, 'costs_without_channel', 'explained', 'Cost lines that name none: marketing cost', 'チャネルなしのマーケティング費用', 'costs'),
    ('marketing', 3, 'unexplained', 'unexplained', 'Unexplained', '未解明差異', 'ledger'),
    ('marketing', 4, 'ledger', 'closing', 'Marketing cost in the ledger', '元帳のマーケティング費用', 'ledger'),
    ('customer_success', 1, 'costs_of_channels', 'opening', 'Cost lines that name a channel: customer-success cost', 'チャネル別CS費用', 'costs'),
    ('customer_success', 2, 'costs_without_channel', 'explained', 'Cost lines that name none: customer-success cost', 'チャネルなしのCS費用', 'costs'),
    ('customer_success', 3, 'unexplained', 'unexplained', 'Unexplained', '未解明差異', 'ledger'),
    ('customer_success', 4, 'ledger', 'closing', 'Customer-success cost in the ledger', '元帳のCS費用', 'ledger'),
    ('cost_of_revenue', 1, 'costs_of_channels', 'opening', 'Cost lines that name a channel: cost of revenue', 'チャネル別売上原価', 'costs'),
    ('cost_of_revenue', 2, 'costs_without_channel', 'explained', 'Cost lines that name none: cost of revenue', 'チャネルなしの売上原価', 'costs'),
    ('cost_of_revenue', 3, 'unexplained', 'unexplained', 'Unexplained', '未解明差異', 'ledger'),
    ('cost_of_revenue', 4, 'ledger', 'closing', 'Cost of revenue in the ledger', '元帳の売上原価', 'ledger');

comment on table star.dim_reconciliation_line is 'One row a line of each bridge of the reconciliation, in the order in which it is read';
comment on column star.dim_reconciliation_line.bridge is 'What is reconciled: recurring_revenue (MRR to the ledger), invoices (MRR to what is invoiced), deferred_revenue, one_off_revenue, refunds, or a cost category';
comment on column star.dim_reconciliation_line.step_number is 'Order of the line in its bridge, from 1';
comment on column star.dim_reconciliation_line.line is 'Line as star.fct_reconciliation carries it';
comment on column star.dim_reconciliation_line.role is 'opening + explained + unexplained = closing';
comment on column star.dim_reconciliation_line.name_en is 'Name in English';
comment on column star.dim_reconciliation_line.name_ja is 'Name in Japanese';
comment on column star.dim_reconciliation_line.source is 'What says the amount: objects of the extracts, or a table';
