package import Kernel
package import Markup
package import Site

/// The addresses of the inbox and of single duties.
package enum InboxLinks {
    package static let inbox = Link("/console/inbox")
    /// Marks one as read and opens what it is about.
    package static let open = Route<NoticeID>("/console/inbox/{note}/opening")
    package static let readAll = Link("/console/inbox/reading")
    package static let setting = Link("/console/inbox/setting")
    package static let newDuty = Link("/console/duties/new")
    package static let assign = Link("/console/duties")
    package static let duty = Route<ObligationID>("/console/duties/{duty}")
    package static let conclude = Route<ObligationID>("/console/duties/{duty}/conclusion")
}
