namespace Warehouse.Etl.Generate.Company;

/// <summary>A person's name as it is written, and in Latin letters for an address.</summary>
public sealed record Person(string Name, string Latin);

/// <summary>Common Japanese family and given names, combined at random.</summary>
public static class PersonNames
{
    private static readonly (string Name, string Latin)[] Families =
    [
        ("佐藤", "sato"), ("鈴木", "suzuki"), ("高橋", "takahashi"), ("田中", "tanaka"), ("伊藤", "ito"), ("渡辺", "watanabe"), ("山本", "yamamoto"), ("中村", "nakamura"),
        ("小林", "kobayashi"), ("加藤", "kato"), ("吉田", "yoshida"), ("山田", "yamada"), ("山口", "yamaguchi"), ("松本", "matsumoto"), ("井上", "inoue"), ("木村", "kimura"),
        ("清水", "shimizu"), ("山崎", "yamazaki"), ("森", "mori"), ("池田", "ikeda"), ("橋本", "hashimoto"), ("石川", "ishikawa"), ("小川", "ogawa"), ("岡田", "okada"),
        ("後藤", "goto"), ("長谷川", "hasegawa"), ("村上", "murakami"), ("近藤", "kondo"), ("坂本", "sakamoto"), ("遠藤", "endo"), ("藤井", "fujii"), ("西村", "nishimura"),
        ("福田", "fukuda"), ("太田", "ota"), ("三浦", "miura"), ("岡本", "okamoto"), ("松田", "matsuda"), ("中川", "nakagawa"), ("原田", "harada"), ("小野", "ono"),
    ];

    private static readonly (string Name, string Latin)[] Givens =
    [
        ("翔太", "shota"), ("健太", "kenta"), ("大輔", "daisuke"), ("拓也", "takuya"), ("直樹", "naoki"), ("達也", "tatsuya"), ("和也", "kazuya"), ("誠", "makoto"),
        ("亮", "ryo"), ("隆", "takashi"), ("浩二", "koji"), ("剛", "tsuyoshi"), ("智也", "tomoya"), ("悠斗", "yuto"), ("蓮", "ren"), ("修", "osamu"),
        ("陽子", "yoko"), ("恵子", "keiko"), ("由美", "yumi"), ("美咲", "misaki"), ("彩", "aya"), ("愛", "ai"), ("葵", "aoi"), ("さくら", "sakura"),
        ("千尋", "chihiro"), ("真由美", "mayumi"), ("麻衣", "mai"), ("綾香", "ayaka"), ("優子", "yuko"), ("直美", "naomi"), ("香織", "kaori"), ("七海", "nanami"),
    ];

    /// <summary>Any person.</summary>
    public static Person Draw(Chance chance)
    {
        var family = chance.Pick(Families);
        var given = chance.Pick(Givens);
        return new Person($"{family.Name} {given.Name}", $"{given.Latin}.{family.Latin}");
    }
}
