namespace Warehouse.Etl.Generate.Usage;

/// <summary>A day on which an account used the product.</summary>
/// <param name="Day">The day in Tokyo.</param>
/// <param name="HasLogin">Whether anyone logged in.</param>
/// <param name="Features">The features used, a bit each in the catalogue's order.</param>
public readonly record struct DayOfUse(DateOnly Day, bool HasLogin, int Features);

/// <summary>Someone at the customer who used the product.</summary>
/// <param name="Number">From 1 within the account.</param>
/// <param name="FirstSeen">The first day of use.</param>
/// <param name="Deactivated">The day on which access was taken away; null while it lasts.</param>
public sealed record ProductUser(int Number, DateOnly FirstSeen, DateOnly? Deactivated);

/// <summary>What is kept of an account's use once its counts are handed on.</summary>
/// <param name="Days">Days with use, in order.</param>
/// <param name="Users">Users by number.</param>
public sealed record AccountUsage(IReadOnlyList<DayOfUse> Days, IReadOnlyList<ProductUser> Users);

/// <summary>The kinds of usage events.</summary>
public enum UsageEvent
{
    /// <summary>A user logged in.</summary>
    Login,

    /// <summary>A session began.</summary>
    SessionStart,

    /// <summary>A feature was used.</summary>
    Feature,
}

/// <summary>Takes the counts of each user's day; they become events later.</summary>
public interface IUsageSink
{
    /// <summary>Adds a count.</summary>
    /// <param name="account">The account's index.</param>
    /// <param name="user">The user's number within the account.</param>
    /// <param name="day">The day in Tokyo.</param>
    /// <param name="kind">The kind of event.</param>
    /// <param name="feature">The feature's place in the catalogue; -1 when the event is about none.</param>
    /// <param name="count">Events, at least 1.</param>
    void Add(int account, int user, DateOnly day, UsageEvent kind, int feature, int count);
}
