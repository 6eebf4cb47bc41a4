import Kernel
package import Markup
package import Site

/// The addresses of requests on the staff side.
package enum DeskLinks {
    package static let board = Link("/console/requests")
    package static let new = Link("/console/requests/new")
    package static let export = Route<String>("/console/requests/export/{format}")
    package static let request = Route<RequestID>("/console/requests/{request}")
    /// Where each act on a case is posted.
    package static let act = Route<RequestID, String>("/console/requests/{request}/acts/{act}")
    /// 接收回执, to be printed and handed over.
    package static let receipt = Route<RequestID>("/console/requests/{request}/receipt")
    /// The reply as it would go out.
    package static let preview = Route<RequestID>("/console/requests/{request}/reply")
    package static let previewFile = Route<RequestID, String>("/console/requests/{request}/reply/{format}")
    package static let letter = Route<RequestID, CaseLetterID, String>(
        "/console/requests/{request}/letters/{letter}/{format}")
    package static let file = Route<RequestID, CaseFileID>("/console/requests/{request}/files/{file}")
    /// What cannot be seen in a file that is to be handed out as it is.
    package static let hidden = Route<RequestID, CaseFileID>("/console/requests/{request}/files/{file}/hidden")
    /// What the agency's letters say.
    package static let wordings = Link("/console/requests/wordings")
    package static let wording = Route<String>("/console/requests/wordings/{name}")
    package static let nationalWording = Route<String>("/console/requests/wordings/{name}/national")
    package static let archive = Route<RequestID>("/console/requests/{request}/archive")
    package static let redaction = Route<RequestID, CaseFileID>("/console/requests/{request}/redact/{file}")
    package static let redactionPicture = Route<RequestID, CaseFileID, Int>(
        "/console/requests/{request}/redact/{file}/pages/{page}")
}

/// Names of fields. Several forms stand on one page, so each name says its act.
package enum DeskField {
    package static let version = "version"

    package static func name(_ act: RequestAct, _ field: String) -> String { "\(act.rawValue)_\(field)" }
}
