import Kernel
import Markup

@testable import Publishing
@testable import Site

extension ArticleAPI {
    /// Where an act is posted.
    static func path(of act: ArticleAct, _ id: ArticleID) -> String {
        [.ignoreFinding, .askOverride, .override].contains(act)
            ? ArticleOperations.settle(act).route(id, World.id(71)).path : ArticleOperations.act(act).route(id).path
    }

    /// The least that passes the schema of an act.
    static func body(of act: ArticleAct) -> String {
        switch act {
        case .revise, .submit, .recall, .publish, .unschedule, .override: "{}"
        case .proof, .pass: #"{"seen":""}"#
        case .sendBack, .comment, .ignoreFinding, .askOverride, .discard: #"{"words":"一"}"#
        case .delegate: "{\"member\":\"\(World.otherClerk.id)\"}"
        case .secrecy: #"{"seen":"","conclusion":"may_publish","words":"一"}"#
        case .schedule: #"{"moment":"2026-03-12T09:00:00+08:00"}"#
        case .publishUrgently: #"{"seen":"","words":"一","basis":"一"}"#
        case .withdraw: #"{"kind":"error","words":"一"}"#
        case .recordRelease: #"{"channel":"weibo","reference":"一","day":"2026-03-10"}"#
        case .recordRevocation: #"{"day":"2026-03-09","words":"一"}"#
        }
    }
}
