import HTTPTypes
import Hummingbird
import Kernel
import Markup
import NIOCore
import Synchronization

@testable import Site

enum TaskSubject {}

enum TestLinks {
    static let task = Route<Identifier<TaskSubject>, Int>("/console/tasks/{task}/notes/{number}")
    static let finish = Route<Identifier<TaskSubject>>("/console/tasks/{task}/completion")
}

extension TestSite {
    struct Broken: Error { let secret = "password=hunter2" }

    func register(_ routes: SiteRoutes) {
        routes.page(Link("/"), audience: .everyone) { _, _ in BarePage("首页", "<p>公开</p>") }
        routes.page(Link("/login"), audience: .everyone) { _, context in
            BarePage("登录", "\(PostForm(to: Link("/login"), context, submit: "登录", "\(Field("name", "用户名"))"))")
        }
        routes.act(Link("/login"), audience: .everyone) { form, context in
            context.signIn(clerkToken)
            return SeeOther(Link(returning: form["next"]) ?? Link("/console"))
        }
        routes.page(Link("/password"), audience: .signedInPending) { _, _ in BarePage("修改密码", "<p>请修改</p>") }
        routes.page(Link("/console"), audience: .staff) { _, context in
            ConsolePage("工作台", section: "plans", "<p>\(context.query["q"])</p>")
        }
        routes.page(TestLinks.task, audience: .staff) { _, _, task, number in
            ConsolePage("任务", section: "plans", "<p>\(text: task) \(number)</p>")
        }
        routes.page(Link("/console/audit"), audience: .administrators) { _, _ in ConsolePage("审计", section: "", "") }
        routes.act(TestLinks.finish, audience: .staff, reading: .upload(megabytes: 1, count: 2)) {
            form, context, task in
            guard let note = form.fields.optional("note") else {
                let state = form.state([FieldProblem("note", "请填写完成情况")])
                let page = ConsolePage(
                    "完成", section: "plans", status: .unprocessableContent,
                    "\(PostForm(to: TestLinks.finish(task), context, submit: "完成", state: state, multipart: true, "\(TextArea("note", "情况", in: state))\(Field("who", "经办", in: state))"))"
                )
                return try page.response(in: context)
            }
            lines.append("finished \(note) \(form.file("proof")?.size ?? 0)")
            return try SeeOther(TestLinks.task(task, 7)).response(in: context)
        }
        routes.page(Link("/refused"), audience: .everyone) { _, context -> BarePage in
            let code = Refusal.Code(rawValue: context.query["code"]) ?? .invalid
            throw Refusal(code, "没有办成：<b>原因</b>。", rule: "TASK-4")
        }
        routes.page(Link("/broken"), audience: .everyone) { _, _ -> BarePage in throw Broken() }
        registerOperations(routes)
        registerShared(routes)
    }
}
