namespace Warehouse.Etl.Generate.Company;

/// <summary>Names of companies that do not exist: an invented root and a word of the trade.</summary>
public static class CompanyNames
{
    private const string Firsts = "蒼柊澪凪暁朔玲翠篠椋楓樫槙梓桐榊漣碧瑠茜菫葵藍雫霞鶴鷹鳳麒渚";
    private const string Seconds = "原川野崎沢峰浦丘森岬里瀬浜谷池橋岡島田井";

    private static readonly string[] Openings =
        ["アル", "ベル", "セル", "ノヴ", "ルミ", "ヴェル", "リオ", "クオ", "シグ", "トリ", "メル", "ファル", "ゼン", "キリ", "オル", "ラグ", "エル", "ミラ", "ソル", "タル"];

    private static readonly string[] Endings =
        ["ナス", "フィス", "クス", "ディス", "レイル", "ヴィオ", "ティス", "モラ", "グラド", "ピルカ", "ソーレ", "ルカン", "ベスタ", "ノーム"];

    private static readonly int Roots = (Firsts.Length * Seconds.Length) + (Openings.Length * Endings.Length);

    /// <summary>The name of the account at <paramref name="index"/>; the first 8,800 of one company are all different.</summary>
    public static string Of(int index, Industry industry)
    {
        // 523 shares no factor with the 880 roots, so every root comes up once before any comes up again.
        var root = Root((int)(((index * 523L) + 17) % Roots));
        var trade = industry.Trades[index / Roots % industry.Trades.Length];
        return (index * 7 % 10) switch
        {
            < 6 => $"株式会社{root}{trade}",
            < 9 => $"{root}{trade}株式会社",
            _ => $"合同会社{root}{trade}",
        };
    }

    private static string Root(int number)
    {
        var kanji = Firsts.Length * Seconds.Length;
        return number < kanji
            ? $"{Firsts[number / Seconds.Length]}{Seconds[number % Seconds.Length]}"
            : Openings[(number - kanji) / Endings.Length] + Endings[(number - kanji) % Endings.Length];
    }
}
