using System.Globalization;
using System.Text;

namespace MeetingHub.Benchmarks;

/// <summary>Makes meeting reports of about 5 KB in three languages, each different and each the same every time: some 400 series, as many affiliates, rarely twice the same meeting. Places are real, nobody in them is named.</summary>
internal static class ReportGenerator
{
    private static readonly (string City, string En, string Es, string Pt)[] Places =
    [
        ("Bogotá", "Colombia", "Colombia", "Colômbia"), ("Lima", "Peru", "Perú", "Peru"), ("Quito", "Ecuador", "Ecuador", "Equador"), ("Montevideo", "Uruguay", "Uruguay", "Uruguai"),
        ("Asunción", "Paraguay", "Paraguay", "Paraguai"), ("La Paz", "Bolivia", "Bolivia", "Bolívia"), ("Porto Alegre", "Brazil", "Brasil", "Brasil"), ("Córdoba", "Argentina", "Argentina", "Argentina"),
        ("Valparaíso", "Chile", "Chile", "Chile"), ("Guadalajara", "Mexico", "México", "México"), ("Porto", "Portugal", "Portugal", "Portugal"), ("Valencia", "Spain", "España", "Espanha"),
    ];

    private static readonly Language[] Languages =
    [
        new("en", p => p.En, "January February March April May June July August September October November December",
            "{0} Meeting of the {1} Network", "The {0} Meeting of the {1} Network was held in {2}, {3}, on {5} {4}-{6}, {7}.",
            "{0} Association of {1}", "The following organisations took part: {0} and {1}.", "The meeting was hosted by {0}.",
            "Open Libraries|Free Maps|Living Languages|Community Radio|Public Archives|Rural Schools|Free Software|Oral History|River Guardians|Seed Keepers",
            "Sessions", "Session {0}: {1}", "Agreements", "Objectives", "The next meeting will be held in {0}, {1}, in {2}.",
            ["strategic planning", "fundraising and reporting", "work with volunteers", "shared tools", "training for new groups", "translation of materials"],
            ["share the templates of working group {0} before the next meeting", "write a common calendar for campaign {0}", "publish the budget of project {0} every year", "meet online every {0} weeks to follow the plan", "translate guide {0} into the three languages of the network"],
            "The group looked at what had been done since the last meeting, compared experience from {0} working groups, and wrote down what each of them needs. Time was left for questions, and the notes of the session were read aloud at the end so that everyone could correct them."),
        new("es", p => p.Es, "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
            "{0} Encuentro de la Red {1}", "El {0} Encuentro de la Red {1} se realizó en {2}, {3}, del {4} al {6} de {5} de {7}.",
            "Asociación {0} de {1}", "Participaron las siguientes organizaciones: {0} y {1}.", "La organización anfitriona fue {0}.",
            "Bibliotecas Abiertas|Mapas Libres|Lenguas Vivas|Radio Comunitaria|Archivos Públicos|Escuelas Rurales|Software Libre|Historia Oral|Guardianas del Río|Semillas Criollas",
            "Sesiones", "Sesión {0}: {1}", "Acuerdos", "Objetivos", "El próximo encuentro será en {0}, {1}, en {2}.",
            ["planificación estratégica", "recaudación de fondos e informes", "trabajo con voluntarios", "herramientas comunes", "formación de nuevos grupos", "traducción de materiales"],
            ["compartir las plantillas del grupo de trabajo {0} antes del próximo encuentro", "escribir un calendario común para la campaña {0}", "publicar cada año el presupuesto del proyecto {0}", "reunirse en línea cada {0} semanas para seguir el plan", "traducir la guía {0} a las tres lenguas de la red"],
            "El grupo miró lo hecho desde el último encuentro, comparó la experiencia de {0} grupos de trabajo y anotó lo que cada uno necesita. Quedó tiempo para preguntas, y las notas de la sesión se leyeron en voz alta al final para que todos pudieran corregirlas."),
        new("pt", p => p.Pt, "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
            "{0} Encontro da Rede {1}", "O {0} Encontro da Rede {1} foi realizado em {2}, {3}, de {4} a {6} de {5} de {7}.",
            "Associação {0} de {1}", "Participaram as seguintes organizações: {0} e {1}.", "A organização anfitriã foi {0}.",
            "Bibliotecas Abertas|Mapas Livres|Línguas Vivas|Rádio Comunitária|Arquivos Públicos|Escolas Rurais|Software Livre|História Oral|Guardiãs do Rio|Sementes Crioulas",
            "Sessões", "Sessão {0}: {1}", "Acordos", "Objetivos", "O próximo encontro será em {0}, {1}, em {2}.",
            ["planejamento estratégico", "captação de recursos e relatórios", "trabalho com voluntários", "ferramentas comuns", "formação de novos grupos", "tradução de materiais"],
            ["compartilhar os modelos do grupo de trabalho {0} antes do próximo encontro", "escrever um calendário comum para a campanha {0}", "publicar todos os anos o orçamento do projeto {0}", "reunir-se on-line a cada {0} semanas para seguir o plano", "traduzir o guia {0} para as três línguas da rede"],
            "O grupo olhou o que foi feito desde o último encontro, comparou a experiência de {0} grupos de trabalho e anotou o que cada um precisa. Ficou tempo para perguntas, e as notas da sessão foram lidas em voz alta no fim para que todos pudessem corrigi-las."),
    ];

    /// <summary>The first <paramref name="count"/> reports; the same ones whenever they are asked for.</summary>
    public static IEnumerable<(string Name, string Text)> Reports(int count) =>
        Enumerable.Range(1, count).Select(number =>
        {
            var language = Languages[number % Languages.Length];
            return (string.Create(CultureInfo.InvariantCulture, $"report-{number:D5}-{language.Tag}.txt"), Write(language, number));
        });

    /// <summary>Writes them as files.</summary>
    public static void WriteTo(string folder, int count)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, text) in Reports(count)) File.WriteAllText(Path.Combine(folder, name), text);
    }

    private static string Write(Language language, int number)
    {
        var random = new Random(number);
        var (here, next) = (Pick(Places), Pick(Places));
        var edition = 2 + random.Next(20);
        var ordinal = language.Tag == "en" ? English(edition) : $"{edition}º";
        var (month, day, year) = (Pick(language.Months.Split(' ')), 1 + random.Next(24), 2005 + random.Next(18));
        var affiliates = Enumerable.Range(0, 8 + random.Next(6)).Select(_ => Text(language.Affiliate, Pick(language.Causes.Split('|')), language.Country(Pick(Places)))).Distinct().ToArray();
        var network = $"{Pick(language.Causes.Split('|'))} {language.Country(Pick(Places))}";

        var text = new StringBuilder();
        Paragraph(Text(language.Title, ordinal, network));
        Paragraph(Text(language.Opening, ordinal, network, here.City, language.Country(here), day, month, day + 2, year));
        Paragraph(Text(language.Host, affiliates[0]));
        Paragraph(Text(language.TookPart, string.Join(", ", affiliates[..^1]), affiliates[^1]));
        Heading(language.Objectives);
        Bullets(2);
        Heading(language.Sessions);
        var sessions = language.Topics.Skip(random.Next(2)).ToArray();
        for (var session = 0; session < sessions.Length; session++)
        {
            Paragraph("### " + Text(language.Session, session + 1, sessions[session]));
            for (var lines = 0; lines < 2 + session % 2; lines++) Paragraph(Text(language.Filler, 3 + random.Next(90)));
        }
        Heading(language.Agreements);
        Bullets(5);
        Paragraph(Text(language.Next, next.City, language.Country(next), year + 1));
        return text.ToString();

        T Pick<T>(T[] from) => from[random.Next(from.Length)];
        void Paragraph(string line) => text.Append(line).Append("\n\n");
        void Heading(string line) => Paragraph("## " + line);
        void Bullets(int count)
        {
            for (var bullet = 0; bullet < count; bullet++) text.Append("* ").Append(Text(language.Promises[bullet % language.Promises.Length], 2 + random.Next(900))).Append('\n');
            text.Append('\n');
        }
    }

    private static string Text(string pattern, params object[] parts) => string.Format(CultureInfo.InvariantCulture, pattern, parts);

    private static string English(int number) => number + ((number % 10, number / 10 % 10) switch
    {
        (1, not 1) => "st",
        (2, not 1) => "nd",
        (3, not 1) => "rd",
        _ => "th",
    });

    private sealed record Language(
        string Tag, Func<(string City, string En, string Es, string Pt), string> Country, string Months, string Title, string Opening, string Affiliate, string TookPart, string Host,
        string Causes, string Sessions, string Session, string Agreements, string Objectives, string Next, string[] Topics, string[] Promises, string Filler);
}
