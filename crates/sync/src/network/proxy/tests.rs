use super::*;

fn url(text: &str) -> Url {
    Url::parse(text).unwrap()
}

fn via(choice: &ProxyChoice, system: &SystemProxy, to: &str) -> String {
    match route(choice, system, &url(to)) {
        Route::Direct(why) => format!("{why:?}"),
        Route::Via(proxy) => proxy.to_string(),
    }
}

fn by_system(system: &SystemProxy, to: &str) -> String {
    via(&ProxyChoice::System, system, to)
}

fn env(vars: &[(&str, &str)]) -> SystemProxy {
    over(SystemProxy::default(), vars)
}

fn over(system: SystemProxy, vars: &[(&str, &str)]) -> SystemProxy {
    system.with_variables(|name| {
        let found = vars.iter().find(|(key, _)| *key == name);
        found.map(|(_, value)| OsString::from(value))
    })
}

const SERVER: &str = "https://sync.school.example";

#[test]
fn variables_are_followed_in_their_order() {
    assert_eq!(by_system(&env(&[]), SERVER), "NoneSet");
    let all = ("ALL_PROXY", "http://all:1");
    assert_eq!(by_system(&env(&[all]), SERVER), "http://all:1");
    let both = env(&[all, ("https_proxy", "proxy.school.example:3128")]);
    assert_eq!(by_system(&both, SERVER), "http://proxy.school.example:3128");
    assert_eq!(both.proxy.unwrap().origin, Origin::Variable("https_proxy"));
    let empty = env(&[all, ("HTTPS_PROXY", " ")]);
    assert_eq!(by_system(&empty, SERVER), "http://all:1", "empty is unset");
}

#[test]
fn exceptions_are_names_networks_and_patterns() {
    let no = |list| env(&[("HTTPS_PROXY", "p:1"), ("NO_PROXY", list)]);
    for (list, to) in [
        ("school.example", SERVER),
        (".school.example", SERVER),
        ("*.school.example", SERVER),
        ("*", SERVER),
        ("other, sync.school.example", SERVER),
        ("10.0.0.0/8", "https://10.1.2.3"),
        ("fd00::/8", "https://[fd00::5]"),
        ("10.*", "https://10.1.2.3"),
    ] {
        assert_eq!(by_system(&no(list), to), "Excepted", "{list} {to}");
    }
    for (list, to) in [
        ("ool.example", SERVER),
        ("example.org", SERVER),
        ("10.0.0.0/8", "https://11.1.2.3"),
        ("sync.school.example.org", SERVER),
    ] {
        assert_eq!(by_system(&no(list), to), "http://p:1", "{list} {to}");
    }
}

#[test]
fn this_machine_is_never_reached_by_a_proxy() {
    let fixed = ProxyChoice::parse("http://proxy:8080").unwrap();
    for to in [
        "http://127.0.0.1:8787",
        "http://localhost:1",
        "http://[::1]:1",
        "https://127.9.9.9",
    ] {
        assert_eq!(via(&fixed, &SystemProxy::default(), to), "Loopback", "{to}");
    }
    assert_eq!(
        via(&fixed, &SystemProxy::default(), "https://localhost.example"),
        "http://proxy:8080"
    );
}

#[test]
fn a_policy_goes_before_all_of_it() {
    let system = env(&[("HTTPS_PROXY", "p:1"), ("NO_PROXY", "*")]);
    let choice = |text| ProxyChoice::parse(text).unwrap();
    assert_eq!(
        via(&choice("direct"), &env(&[("HTTPS_PROXY", "p:1")]), SERVER),
        "Policy"
    );
    assert_eq!(via(&choice("http://q:2"), &system, SERVER), "http://q:2");
    assert_eq!(via(&choice("system"), &system, SERVER), "Excepted");
    for wrong in [
        "",
        "ftp://proxy",
        "http://",
        "http://p:1/path",
        "http://p:99999",
        "pac",
    ] {
        // A lone word could be a host: it is one.
        assert_eq!(
            ProxyChoice::parse(wrong).is_some(),
            wrong == "pac",
            "{wrong}"
        );
    }
}

#[test]
fn nobody_sees_who_signs_in() {
    let proxy = Proxy::parse("http://mira:s3cret%40@[fd00::1]:3128", Origin::Policy).unwrap();
    assert_eq!(proxy.to_string(), "http://***@[fd00::1]:3128");
    assert!(!format!("{proxy:?}").contains("s3cret"));
    assert_eq!(proxy.url.password(), Some("s3cret%40"), "but it is there");
    assert_eq!(proxy.basic_auth().unwrap(), "Basic bWlyYTpzM2NyZXRA");
    for (text, shown) in [
        ("http://mira:s3@cret@p:1", "http://***@p:1"),
        ("mira:s3cret@p:1", "***@p:1"),
        ("http://p:1", "http://p:1"),
    ] {
        assert_eq!(masked(text), shown);
    }
}

#[test]
fn what_is_no_proxy_is_told_and_not_guessed() {
    let wrong = env(&[("HTTPS_PROXY", "http://p:port")]);
    assert_eq!(by_system(&wrong, SERVER), "NoneSet");
    assert_eq!(wrong.unreadable, Some(Origin::Variable("HTTPS_PROXY")));
}

#[test]
fn windows_one_for_all_or_one_for_each() {
    let of = |server| SystemProxy::from_windows(Some(server), None, None);
    assert_eq!(by_system(&of("proxy:8080"), SERVER), "http://proxy:8080");
    let each = of("http=web:80;https=secure:8443;ftp=files:21");
    assert_eq!(by_system(&each, SERVER), "http://secure:8443");
    assert_eq!(by_system(&of("http=web:80"), SERVER), "NoneSet");
    assert_eq!(
        by_system(&of("socks=old:1080"), SERVER),
        "socks4://old:1080"
    );
    let excepted = SystemProxy::from_windows(
        Some("proxy:8080"),
        Some("*.school.example;10.*;intra*;<local>"),
        Some("http://wpad/wpad.dat"),
    );
    for to in [
        SERVER,
        "https://10.9.8.7",
        "https://intranet.example",
        "https://tactus",
    ] {
        assert_eq!(by_system(&excepted, to), "Excepted", "{to}");
    }
    assert_eq!(
        by_system(&excepted, "https://sync.tactus.app"),
        "http://proxy:8080"
    );
    assert_eq!(excepted.pac.as_deref(), Some("http://wpad/wpad.dat"));
    assert_eq!(
        SystemProxy::from_windows(None, None, None),
        SystemProxy::default()
    );
}

#[test]
fn macos_as_scutil_prints_it() {
    let found = SystemProxy::from_scutil(
        "<dictionary> {\n  ExceptionsList : <array> {\n    0 : *.school.example\n    1 : 169.254/16\n  }\n  \
         ExcludeSimpleHostnames : 1\n  FTPPassive : 1\n  HTTPEnable : 1\n  HTTPPort : 80\n  HTTPProxy : web\n  \
         HTTPSEnable : 1\n  HTTPSPort : 8080\n  HTTPSProxy : proxy.example\n  ProxyAutoConfigEnable : 1\n  \
         ProxyAutoConfigURLString : http://wpad/proxy.pac\n}\n",
    );
    assert_eq!(
        by_system(&found, "https://sync.tactus.app"),
        "http://proxy.example:8080"
    );
    assert_eq!(by_system(&found, SERVER), "Excepted");
    assert_eq!(by_system(&found, "https://tactus"), "Excepted");
    assert_eq!(found.pac.as_deref(), Some("http://wpad/proxy.pac"));
    let none =
        SystemProxy::from_scutil("<dictionary> {\n  HTTPSEnable : 0\n  HTTPSProxy : old\n}\n");
    assert_eq!(none, SystemProxy::default());
}

#[test]
fn gnome_as_gsettings_prints_it() {
    let printed = |mode: &str| {
        format!(
            "org.gnome.system.proxy autoconfig-url 'http://wpad/proxy.pac'\n\
             org.gnome.system.proxy ignore-hosts ['localhost', '127.0.0.0/8', '*.school.example']\n\
             org.gnome.system.proxy mode '{mode}'\n\
             org.gnome.system.proxy.http host 'web'\n\
             org.gnome.system.proxy.https host 'proxy.example'\n\
             org.gnome.system.proxy.https port 8080\n"
        )
    };
    let manual = SystemProxy::from_gsettings(&printed("manual"));
    assert_eq!(
        by_system(&manual, "https://sync.tactus.app"),
        "http://proxy.example:8080"
    );
    assert_eq!(by_system(&manual, SERVER), "Excepted");
    let auto = SystemProxy::from_gsettings(&printed("auto"));
    assert_eq!(auto.pac.as_deref(), Some("http://wpad/proxy.pac"));
    assert_eq!(
        SystemProxy::from_gsettings(&printed("none")),
        SystemProxy::default()
    );
    assert_eq!(SystemProxy::from_gsettings(""), SystemProxy::default());
}

#[test]
fn the_environment_goes_before_the_system_and_its_exceptions_count_for_both() {
    let system = || SystemProxy::from_windows(Some("proxy:8080"), Some("<local>"), None);
    assert_eq!(by_system(&over(system(), &[]), SERVER), "http://proxy:8080");
    let named = over(system(), &[("HTTPS_PROXY", "mine:1")]);
    assert_eq!(by_system(&named, SERVER), "http://mine:1");
    let excepted = over(system(), &[("no_proxy", "school.example")]);
    assert_eq!(by_system(&excepted, SERVER), "Excepted");
}
