import Kernel
import Markup
import Site

/// What people wrote to their acts: opinions, reasons for sending back, the proof of a withdrawal.
struct CaseRemarks: Component {
    let request: DisclosureRequest
    let names: DeskNames

    var html: HTML {
        guard !request.remarks.isEmpty else { return .empty }
        let items = request.remarks.each { remark in
            """
            <li><p><strong>\(remark.kind.chinese)</strong> <span class="hint">\(remark.on.chinese) \(writer(remark))</span></p>\
            <p class="typed">\(remark.words)</p></li>
            """
        }
        return Panel("办理意见", "<ul class=\"lines\">\(items)</ul>").html
    }

    private func writer(_ remark: CaseRemark) -> String { remark.by.map { names.name($0) } ?? "申请人" }
}
