using Warehouse.DuckDb;
using Warehouse.Etl.Yaml;

namespace Warehouse.Etl.Build;

/// <summary>Reads the <c>.yml</c> beside a model.</summary>
internal static class ModelContractFile
{
    public static ModelContract Read(string file, string schema, string name)
    {
        var yaml = YamlSection.Read(file).Only("description", "grain", "materialized", "order", "rebuild", "columns", "tests");
        var relation = Identifier.Quote(schema, name);
        var description = yaml.Section("description")?.Only("en", "ja") ?? throw yaml.Error("description", "'description' is missing; expected the texts en and ja");
        var columns = yaml.Sections("columns").Select(column => Column(column, relation)).ToList();
        var grain = yaml.Texts("grain");
        var order = yaml.Texts("order");
        KnownIn(yaml, "grain", grain, columns);
        KnownIn(yaml, "order", order, columns);

        var materialized = yaml.OptionalText("materialized") ?? "view";
        if (materialized is not ("view" or "table" or "incremental")) throw yaml.Error("materialized", $"'materialized': expected view, table or incremental, found '{materialized}'");
        if (order.Count > 0 && materialized == "view") throw yaml.Error("order", "'order': expected with 'materialized: table' or incremental, found it with a view, whose rows lie nowhere");
        var rules = yaml.Sections("rebuild").Select(rule => Rule(rule, columns)).ToList();
        if (rules.Count > 0 != (materialized == "incremental")) throw yaml.Error("rebuild", $"'rebuild': expected with 'materialized: incremental' and only with it, found {(rules.Count > 0 ? $"with '{materialized}'" : "no rule")}");
        List<ModelTest> tests = [.. grain.Count > 0 ? GrainTests(grain, relation) : [], .. yaml.Sections("tests").Select(OwnTest)];
        return new ModelContract(file, description.Text("en"), description.Text("ja"), grain, materialized != "view", columns, tests, rules) { Order = order };
    }

    private static void KnownIn(YamlSection yaml, string key, IReadOnlyList<string> names, List<ModelColumn> columns)
    {
        foreach (var name in names)
        {
            if (!columns.Exists(known => known.Name == name)) throw yaml.Error(key, $"'{key}' names '{name}', which is not in columns{NearestName.Hint(name, columns.Select(known => known.Name))}");
        }
    }

    private static RebuildRule Rule(YamlSection yaml, List<ModelColumn> columns)
    {
        yaml.Only("when", "column", "from", "day", "within");
        var names = yaml.Texts("column");
        if (names.Count == 0) throw yaml.Error("column", "'column' is missing; expected a column or a list of them");
        var types = names.Select(name => TypeOf(yaml, name, columns)).ToList();
        var when = yaml.Text("when");
        if (when == RebuildRule.AsOf && (names.Count > 1 || types[0] != "date")) throw yaml.Error("column", $"'column': the as-of moves over days, and {string.Join(", ", names)} is {string.Join(", ", types)}");
        var from = yaml.Has("from") ? yaml.Texts("from") : names;
        if (from.Count != names.Count) throw yaml.Error("from", $"'from': expected an expression for each of {string.Join(", ", names)}, found {from.Count}");
        return new RebuildRule(when, names, from, Within(yaml, columns));
    }

    private static ValidDays? Within(YamlSection yaml, List<ModelColumn> columns)
    {
        if (!yaml.Has("day") && !yaml.Has("within")) return null;
        var day = yaml.Text("day");
        var within = yaml.Texts("within");
        if (within.Count != 2) throw yaml.Error("within", $"'within': expected the input's columns of first days and of days after the last, such as [valid_from, valid_to], found {within.Count}");
        if (TypeOf(yaml, day, columns, "day") is var type && type != "date") throw yaml.Error("day", $"'day': expected a column of type date, and {day} is {type}");
        return new ValidDays(day, within[0], within[1]);
    }

    private static string TypeOf(YamlSection yaml, string name, List<ModelColumn> columns, string key = "column")
    {
        var column = columns.Find(known => known.Name == name) ?? throw yaml.Error(key, $"'{key}' names '{name}', which is not in columns{NearestName.Hint(name, columns.Select(known => known.Name))}");
        return column.Type ?? throw yaml.Error(key, $"'{key}': {name} needs a type in columns, as its values are kept between builds");
    }

    private static ModelColumn Column(YamlSection yaml, string relation)
    {
        yaml.Only("name", "type", "description", "tests");
        var name = yaml.Text("name");
        var tests = yaml.Words("tests").Select(word => ColumnTest(yaml, relation, name, word.Word, word.Arguments)).ToList();
        var description = yaml.Section("description")?.Only("en", "ja") ?? throw yaml.Error("description", $"'description' of {name} is missing; expected the texts en and ja");
        return new ModelColumn(name, yaml.OptionalText("type"), description.Text("en"), description.Text("ja"), tests);
    }

    private static ModelTest ColumnTest(YamlSection yaml, string relation, string column, string word, YamlSection? arguments)
    {
        var quoted = Identifier.Quote(column);
        return word switch
        {
            "not_null" => Test($"not_null_{column}", $"select * from {relation} where {quoted} is null", $"{column} is never NULL", $"{column}はNULLにならない"),
            "unique" => Test($"unique_{column}", Repeated(relation, [column]), $"{column} names one row", $"{column}は1行を特定する"),
            "accepted_values" when arguments is not null => AcceptedValues(relation, column, arguments.Texts(word)),
            "relationships" when arguments?.Section(word) is { } to => Relationship(relation, column, to.Only("to", "column")),
            _ => throw yaml.Error("tests", $"'tests' of {column}: expected not_null, unique, accepted_values: [...] or relationships: {{to, column}}, found '{word}'"),
        };
    }

    private static ModelTest AcceptedValues(string relation, string column, IReadOnlyList<string> values)
    {
        var list = string.Join(", ", values.Select(Literal.Quote));
        return Test(
            $"accepted_values_{column}",
            $"select * from {relation} where cast({Identifier.Quote(column)} as varchar) not in ({list})",
            $"{column} is one of {string.Join(", ", values)}",
            $"{column}は{string.Join("、", values)}のいずれか");
    }

    private static ModelTest Relationship(string relation, string column, YamlSection to)
    {
        var (target, key) = (to.Text("to"), to.Text("column"));
        var quoted = Identifier.Quote(column);
        var parts = target.Split('.');
        if (parts.Length != 2) throw to.Error("to", $"'to': expected schema.relation, found '{target}'");
        return Test(
            $"relationships_{column}",
            $"select child.* from {relation} as child anti join {Identifier.Quote(parts[0], parts[1])} as parent on child.{quoted} = parent.{Identifier.Quote(key)} where child.{quoted} is not null",
            $"every {column} is a {key} of {target}",
            $"{column}はすべて{target}の{key}にある");
    }

    private static ModelTest[] GrainTests(IReadOnlyList<string> grain, string relation)
    {
        var names = string.Join(", ", grain);
        var anyNull = string.Join(" or ", grain.Select(column => $"{Identifier.Quote(column)} is null"));
        return
        [
            Test("grain_unique", Repeated(relation, grain), $"one row for each {names}", $"{names}ごとに1行"),
            Test("grain_not_null", $"select * from {relation} where {anyNull}", $"{names} never NULL", $"{names}はNULLにならない"),
        ];
    }

    private static ModelTest OwnTest(YamlSection yaml)
    {
        yaml.Only("name", "sql", "severity", "description");
        var name = yaml.Text("name");
        var severity = yaml.OptionalText("severity") ?? "error";
        if (severity is not ("error" or "warn")) throw yaml.Error("severity", $"'severity': expected error or warn, found '{severity}'");
        var description = yaml.Section("description")?.Only("en", "ja");
        return new ModelTest(name, yaml.Text("sql"), severity == "error", description?.OptionalText("en") ?? name, description?.OptionalText("ja") ?? name);
    }

    private static string Repeated(string relation, IReadOnlyList<string> columns)
    {
        var list = string.Join(", ", columns.Select(Identifier.Quote));
        return $"select {list}, count(*) as rows from {relation} group by {list} having count(*) > 1";
    }

    private static ModelTest Test(string name, string sql, string en, string ja) => new(name, sql, StopsPublication: true, en, ja);
}
