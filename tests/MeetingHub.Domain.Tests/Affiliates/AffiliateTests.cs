namespace MeetingHub.Domain.Tests.Affiliates;

public sealed class AffiliateTests
{
    [Fact]
    public void An_affiliate_goes_by_its_name_and_its_aliases()
    {
        var affiliate = new Affiliate("fms", "Fondo de Mujeres del Sur");
        affiliate.AddAlias("FMS");

        Assert.True(affiliate.IsCalled("el FONDO de mujeres del sur"));
        Assert.True(affiliate.IsCalled("fms"));
        Assert.False(affiliate.IsCalled("Fondo de Mujeres"));
    }

    [Fact]
    public void A_name_it_has_already_is_no_alias()
    {
        var affiliate = new Affiliate("fms", "Fondo de Mujeres del Sur");
        affiliate.AddAlias("fondo de mujeres del sur");
        affiliate.AddAlias("FMS");
        affiliate.AddAlias("fms");

        Assert.Equal(["FMS"], affiliate.Aliases.Select(a => a.Name));
    }
}
