using MeetingHub.Formats.Import.Names;

namespace MeetingHub.Formats.Tests.Import.Names;

public sealed class NameListTests
{
    [Theory]
    [InlineData("Argentina, Bolivia and Chile", "Argentina|Bolivia|Chile")]
    [InlineData("Cuba, España y Portugal", "Cuba|España|Portugal")]
    [InlineData("Wikimedia Chile e Wikimedia Brasil", "Wikimedia Chile|Wikimedia Brasil")]
    [InlineData("Network One (Chile), Association of Rural and Indigenous Women (Haiti) and Group Three (Uruguay)", "Network One (Chile)|Association of Rural and Indigenous Women (Haiti)|Group Three (Uruguay)")]
    [InlineData("Centro de Investigación y Promoción (CIP) y Centro de Desarrollo (CDH)", "Centro de Investigación y Promoción (CIP)|Centro de Desarrollo (CDH)")]
    [InlineData("the Ministry of Education and Culture", "Ministry of Education and Culture")]
    public void An_enumeration_in_prose_is_taken_apart_where_its_items_end(string text, string items)
    {
        var passage = Passages.Of(text);

        Assert.Equal(items.Split('|'), NameList.Split(passage, passage.Whole).Select(passage.Of));
    }
}
