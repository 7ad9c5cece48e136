using MeetingHub.Domain;
using MeetingHub.Web.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MeetingHub.Web.Database.Mappings;

/// <summary>Accounts and the ways into them. What Identity stores beside an account has plain names here too.</summary>
internal sealed class AccountMapping :
    IEntityTypeConfiguration<Account>, IEntityTypeConfiguration<MeetingAssignment>, IEntityTypeConfiguration<SignIn>, IEntityTypeConfiguration<AccountLink>, IEntityTypeConfiguration<SignInThrottle>,
    IEntityTypeConfiguration<IdentityUserClaim<string>>, IEntityTypeConfiguration<IdentityUserLogin<string>>, IEntityTypeConfiguration<IdentityUserToken<string>>, IEntityTypeConfiguration<IdentityUserPasskey<string>>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("Accounts");
        account.HasMany(a => a.Assignments).WithOne().HasForeignKey(a => a.AccountId);
    }

    public void Configure(EntityTypeBuilder<MeetingAssignment> assignment)
    {
        assignment.HasKey(a => new { a.AccountId, a.MeetingId });
        assignment.HasOne<Meeting>().WithMany().HasForeignKey(a => a.MeetingId);
    }

    public void Configure(EntityTypeBuilder<SignIn> signIn) =>
        signIn.HasOne(s => s.Account).WithMany().HasForeignKey(s => s.AccountId);

    public void Configure(EntityTypeBuilder<AccountLink> link)
    {
        link.HasIndex(l => l.Digest).IsUnique();
        link.HasOne(l => l.Account).WithMany().HasForeignKey(l => l.AccountId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<SignInThrottle> throttle) => throttle.HasKey(t => t.Key);

    public void Configure(EntityTypeBuilder<IdentityUserClaim<string>> claim) => claim.ToTable("AccountClaims");

    public void Configure(EntityTypeBuilder<IdentityUserLogin<string>> login) => login.ToTable("AccountLogins");

    public void Configure(EntityTypeBuilder<IdentityUserToken<string>> token) => token.ToTable("AccountTokens");

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<string>> passkey) => passkey.ToTable("AccountPasskeys");
}
