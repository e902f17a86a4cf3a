namespace Warehouse.Semantics.Schema;

/// <summary>The mappings that several kinds of metric have in them.</summary>
internal static class InputShapes
{
    public static Shape Localized { get; } = new("localized", new("ja", Content.Text, IsRequired: true), new("en", Content.Text, IsRequired: true));

    public static Shape Setting { get; } = new("setting", new Key("setting", Content.Text, "A setting of the business that says how many months", IsRequired: true));

    public static Shape Mapping { get; } = new(
        "input",
        new("name", Content.Text, "A metric or, where none has the name, a measure", IsRequired: true),
        new("alias", Content.Text, "Its name in the formula"),
        new("filter", Content.Texts, "The rows that count here"),
        new("window", Content.Length, "Over the months that end with the period's last"),
        new("whole", Content.Flag, "Unknown until each month of the window has a row"),
        new("offset_window", Content.Either(Content.Length, Content.One(Setting)), "So much earlier"),
        new("offset_to_grain", Content.Word(Grains.Names), "At the beginning of the period"),
        new("cut", Content.Word("all"), "The value over all members of the cut"),
        new("without", Content.Texts, "The value over all members of these dimensions"),
        new("join_to_timespine", Content.Flag, "Every period of the time spine is a row"),
        new("fill_nulls_with", Content.Number, "What stands where there is no value"));

    /// <summary>A name, or a name with what is special about it.</summary>
    public static Content Input { get; } = Content.Either(Content.Text, Content.One(Mapping));
}
