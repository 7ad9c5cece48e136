namespace MeetingHub.Web.Wikis;

/// <summary>Why a wiki does not do what was asked. Each has a sentence that says what to do.</summary>
public enum WikiRefusal
{
    /// <summary>It does not answer.</summary>
    Unreachable,
    /// <summary>Its certificate cannot be trusted.</summary>
    NotSecure,
    /// <summary>What answers is no MediaWiki.</summary>
    NotAWiki,
    /// <summary>The address is neither https nor this computer's own.</summary>
    AddressNotAllowed,
    /// <summary>It answers more than anybody reads.</summary>
    TooMuch,
    /// <summary>It does not know the bot password.</summary>
    WrongPassword,
    /// <summary>Too many logins failed.</summary>
    LoginThrottled,
    /// <summary>Our own keys cannot open the stored password any more.</summary>
    SecretLost,
    /// <summary>It ended the session, and again after a second login.</summary>
    SignedOut,
    /// <summary>The bot password or its account may not edit.</summary>
    MayNotEdit,
    /// <summary>The page is protected.</summary>
    Protected,
    /// <summary>The account is blocked.</summary>
    Blocked,
    /// <summary>The address of this server is blocked, because somebody blocked used it.</summary>
    Autoblocked,
    /// <summary>It wants a person to prove to be one.</summary>
    Captcha,
    /// <summary>A title that it does not take.</summary>
    BadTitle,
    /// <summary>The page leads to another.</summary>
    Redirects,
    /// <summary>The page is no wikitext.</summary>
    NotWikitext,
    /// <summary>Longer than it takes.</summary>
    TooBig,
    /// <summary>It is behind with its work.</summary>
    Busy,
    /// <summary>Nobody can write at present.</summary>
    ReadOnly,
    /// <summary>Too many edits in a short time.</summary>
    RateLimited,
    /// <summary>One of its filters does not want the text.</summary>
    Filtered,
    /// <summary>Somebody changed the page meanwhile.</summary>
    Conflict,
    /// <summary>Somebody deleted the page meanwhile.</summary>
    Deleted,
    /// <summary>Somebody made the page meanwhile.</summary>
    AlreadyThere,
    /// <summary>The text arrived changed.</summary>
    Damaged,
    /// <summary>Another reason, in its own words.</summary>
    Other,
}

/// <summary>A wiki refused.</summary>
/// <param name="refusal">Why.</param>
/// <param name="said">What it says itself, as plain text in the language it was asked in.</param>
public sealed class WikiRefusedException(WikiRefusal refusal, string? said = null) : Exception(said ?? refusal.ToString())
{
    public WikiRefusal Refusal => refusal;

    public string? Said => said;

    /// <summary>The reason that a code of the API stands for.</summary>
    internal static WikiRefusal Of(string code) => code switch
    {
        "editconflict" => WikiRefusal.Conflict,
        "pagedeleted" or "missingtitle" or "nosuchrevid" => WikiRefusal.Deleted,
        "articleexists" => WikiRefusal.AlreadyThere,
        "badmd5" => WikiRefusal.Damaged,
        "assertuserfailed" or "assertnameduserfailed" or "assertbotfailed" or "badtoken" or "notoken" => WikiRefusal.SignedOut,
        "permissiondenied" or "writeapidenied" or "noedit" or "noedit-anon" or "noapiwrite" or "cantcreate" or "cantcreate-anon" or "nocreate-loggedin" or "readapidenied" or "badaccess-groups" => WikiRefusal.MayNotEdit,
        "protectedpage" or "cascadeprotected" or "protectedtitle" or "protectednamespace" or "protectednamespace-interface" or "customcssjsprotected" or "titleprotected" => WikiRefusal.Protected,
        "blocked" => WikiRefusal.Blocked,
        "autoblocked" => WikiRefusal.Autoblocked,
        "captcha" or "captcha-edit-fail" or "captcha-addurl-fail" => WikiRefusal.Captcha,
        "invalidtitle" or "pagecannotexist" => WikiRefusal.BadTitle,
        "contenttoobig" => WikiRefusal.TooBig,
        "maxlag" => WikiRefusal.Busy,
        "readonly" => WikiRefusal.ReadOnly,
        "ratelimited" => WikiRefusal.RateLimited,
        "login-throttled" => WikiRefusal.LoginThrottled,
        "spamblacklist" or "spamdetected" or "titleblacklist" or "hookaborted" => WikiRefusal.Filtered,
        _ when code.StartsWith("abusefilter-", StringComparison.Ordinal) || code.StartsWith("titleblacklist-", StringComparison.Ordinal) => WikiRefusal.Filtered,
        _ => WikiRefusal.Other,
    };
}
