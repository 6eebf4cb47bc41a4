import Kernel
import Markup
import Site

extension Stories {
    private var portal: PortalSite {
        PortalSite(
            name: "临江县卫生健康局门户网站", domain: "wjj.linjiang.example.gov.cn", code: "0000000000", agency: "临江县卫生健康局",
            host: "临江县卫生健康局", operatorName: "临江县卫生健康局办公室", contact: "000-0000000", icp: "备案号（示例）",
            police: "公安备案号（示例）",
            entries: [
                Crumb("政府信息公开", Link("/open")), Crumb("政策", Link("/policies")), Crumb("依申请公开", Link("/requests")),
                Crumb("互动交流", Link("/talk")), Crumb("办事", Link("/services")),
            ])
    }

    var login: HTML {
        let context = visitor(Link("/login"))
        let state = FormState(["name": "zhangning"], problems: [FieldProblem("", "没有登录：用户名或密码不对。请核对后再试。")])
        return BarePage(
            "登录",
            "\(PostForm(to: Link("/login"), context, submit: "登录", state: state, "\(Field("name", "用户名", in: state, required: true, autocomplete: "username"))\(Field("password", "密码", in: state, kind: .password, required: true, autocomplete: "current-password"))"))"
        ).html(in: context)
    }

    var refusal: HTML {
        let body: HTML = """
            \(Notice(.wrong, text: "未能延期：答复期限已于 2026年3月13日届满，期满后不能再延长（条例第三十三条）。请尽快作出答复；本件将列入超期清单。"))
            <p><a class="button" href="\(link: Link("/"))">返回首页</a></p><p class="hint">编号 8f2c11d09a34be77</p>
            """
        return BarePage("现在不能办理", body).html(in: visitor(Link("/")))
    }

    var home: HTML {
        func dated(_ items: [(String, String)]) -> HTML {
            let lines = items.each {
                "<li><a href=\"\(link: Link("/a"))\">\($0.0)</a><time datetime=\"\($0.1)\">\($0.1)</time></li>"
            }
            return "<ul class=\"dated\">\(lines)</ul>"
        }
        let fresh = dated([
            ("关于印发《临江县2026年预防接种服务实施方案》的通知", "2026-03-11"), ("2025年度部门决算公开", "2026-03-10"),
            ("关于调整发热门诊设置的公告", "2026-03-06"), ("临江县卫生健康局2025年政府信息公开工作年度报告", "2026-01-28"),
        ])
        let page = PortalPage(
            "首页", site: portal, canonical: Link("/"), isHome: true,
            "<h2>最新公开</h2>\(fresh)<h2>正在征求意见</h2>\(dated([("《临江县医疗机构设置规划（征求意见稿）》，还有 12 天", "2026-03-24")]))")
        return page.html(in: visitor(Link("/")))
    }

    var article: HTML {
        let column = (name: "通知公告", description: "通知公告", keywords: "通知,公告", type: "通知公告")
        let facts = DefinitionList([
            ("索引号", "LJ0000/2026-00031"), ("发文机关", "临江县卫生健康局"), ("成文日期", "2026年3月11日"),
            ("有效性", "\(Badge("有效", .good))"),
        ])
        let page = PortalPage(
            "关于印发《临江县2026年预防接种服务实施方案》的通知", site: portal, canonical: Link("/a/31"),
            meta: .article(
                title: "关于印发《临江县2026年预防接种服务实施方案》的通知", published: "2026-03-11 16:20", source: "临江县卫生健康局",
                keywords: "预防接种", column: column),
            crumbs: [Crumb("首页", Link("/")), Crumb("通知公告", Link("/notices"))], heading: facts.html,
            """
            <div class="article official"><p class="flush">各乡镇卫生院，县直各医疗卫生单位：</p>
            <p>为进一步规范预防接种服务，方便群众就近接种，依据《中华人民共和国疫苗管理法》，结合我县实际，制定本方案。现印发给你们，请认真组织实施。</p></div>
            <h2>附件</h2>\(FileList([.init("临江县2026年预防接种服务实施方案.pdf", link: Link("/f/1"), size: 1_430_000)]))
            """)
        return page.html(in: visitor(Link("/a/31")))
    }

    var application: HTML {
        let context = visitor(Link("/requests/new"))
        let fields: HTML = """
            \(WizardSteps(["申请人", "所需信息", "获取方式", "确认"], current: 2))
            \(TextArea("wanted", "所需政府信息的名称、文号或者其他特征", hint: "写得越具体，答复越快。", required: true))
            \(RadioGroup("form", "提供方式", choices: [.init("paper", "纸质"), .init("file", "电子文件")]))
            """
        let page = PortalPage(
            "政府信息公开申请", site: portal, canonical: Link("/requests/new"), crumbs: [Crumb("首页", Link("/"))],
            """
            \(Notice(.info, text: "现在提交，答复最迟在 2026年4月10日（周五）前作出（条例第三十三条，20 个工作日）。"))
            \(PostForm(to: Link("/requests/new"), context, submit: "下一步", fields))
            """)
        return page.html(in: context)
    }
}
