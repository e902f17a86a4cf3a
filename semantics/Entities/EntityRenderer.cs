using Warehouse.Semantics.Cohorts;
using Warehouse.Semantics.Funnels;
using Warehouse.Semantics.Plan;
using Warehouse.Semantics.Render;
using Warehouse.Semantics.Stocks;

namespace Warehouse.Semantics.Entities;

/// <summary>Writes the tables that follow entities.</summary>
internal sealed class EntityRenderer(CommonTables tables, ExpressionRenderer expressions, PeriodDays days)
{
    /// <summary>Whether it was such a table.</summary>
    public bool Write(TableNode node)
    {
        switch (node)
        {
            case ReadInForce stock:
                new InForceRenderer(tables, expressions, days).Table(stock);
                return true;
            case RetainEntities retain:
                new RetentionRenderer(tables, expressions, days).Table(retain);
                return true;
            case FollowCohorts follow:
                new CohortRenderer(tables, expressions, days).Table(follow);
                return true;
            case WalkFunnel walk:
                new FunnelRenderer(tables, expressions, days).Table(walk);
                return true;
            default:
                return false;
        }
    }
}
