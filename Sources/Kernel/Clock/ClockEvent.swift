/// What happened to a clock, and when. Events are appended and never changed: the due moment follows from them alone.
package struct ClockEvent: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// Day 0: received, formed, published (FOI-D1).
        case started
        /// A notice went out that stops the clock until the applicant answers (FOI-30, FEE-5).
        case stopped(Pause)
        /// The corrected application or the payment arrived: counting begins anew, this is day 0 (FOI-D4).
        case restarted
        /// A letter went out to somebody else; `matter` names it among the others of this clock (FOI-D3).
        case consulted(matter: String, whom: Consulted)
        /// That party received it: its own 15 working days begin.
        case reachedParty(matter: String)
        /// Its answer came back.
        case answered(matter: String)
        /// Approved and notified: so many more units, once (FOI-D5).
        case extended(Int)
        /// A fixed day was moved by whoever may (ROLE-13); not for terms of law.
        case rescheduled(Day)
        /// Done: the answer delivered, the page published, the evidence accepted.
        case met
        /// No longer owed: withdrawn, abandoned, cancelled.
        case waived
    }

    package let kind: Kind
    package let at: Moment
    /// The reason or the reference of a letter; may be empty.
    package let note: String

    package init(_ kind: Kind, at: Moment, note: String = "") {
        self.kind = kind
        self.at = at
        self.note = note
    }

    /// For clocks that count days: at the start of `day`.
    package init(_ kind: Kind, on day: Day, note: String = "") {
        self.init(kind, at: Moment(day: day), note: note)
    }
}

/// Why a clock stands still until it is restarted.
package enum Pause: String, CaseIterable, Sendable {
    /// 补正 (FOI-30).
    case correction
    /// 收费待缴 (FEE-7).
    case payment

    package var chinese: String {
        switch self {
        case .correction: "补正"
        case .payment: "缴费"
        }
    }
}

/// Who is asked for an opinion. Only others stop the count, never a division of one's own (FOI-D3).
package enum Consulted: String, CaseIterable, Sendable {
    case thirdParty = "third_party"
    case jointMaker = "joint_maker"
    case otherOrgan = "other_organ"
    case ownDivision = "own_division"

    /// Working days from receipt after which silence ends the exclusion (FOI-32, FOI-34; for other organs by analogy).
    package static let answerTerm = 15

    package var chinese: String {
        switch self {
        case .thirdParty: "第三方"
        case .jointMaker: "共同制作机关"
        case .otherOrgan: "其他机关"
        case .ownDivision: "本机关内设机构"
        }
    }
}

extension ClockEvent.Kind {
    /// How a store writes the kind.
    package var code: String {
        switch self {
        case .started: "started"
        case .stopped: "stopped"
        case .restarted: "restarted"
        case .consulted: "consulted"
        case .reachedParty: "reached_party"
        case .answered: "answered"
        case .extended: "extended"
        case .rescheduled: "rescheduled"
        case .met: "met"
        case .waived: "waived"
        }
    }

    /// How a store writes what the kind carries; empty when it carries nothing.
    package var detail: String {
        switch self {
        case .started, .restarted, .met, .waived: ""
        case .stopped(let pause): pause.rawValue
        case .consulted(let matter, let whom): "\(whom.rawValue):\(matter)"
        case .reachedParty(let matter), .answered(let matter): matter
        case .extended(let units): "\(units)"
        case .rescheduled(let day): day.description
        }
    }

    /// Reads what `code` and `detail` write; nil for anything else.
    package init?(code: String, detail: String) {
        switch code {
        case "started": self = .started
        case "restarted": self = .restarted
        case "met": self = .met
        case "waived": self = .waived
        case "reached_party": self = .reachedParty(matter: detail)
        case "answered": self = .answered(matter: detail)
        case "stopped":
            guard let pause = Pause(rawValue: detail) else { return nil }
            self = .stopped(pause)
        case "extended":
            guard let units = detail.decimalNumber else { return nil }
            self = .extended(units)
        case "rescheduled":
            guard let day = Day(iso: detail) else { return nil }
            self = .rescheduled(day)
        case "consulted":
            guard let colon = detail.firstIndex(of: ":"), let whom = Consulted(rawValue: String(detail[..<colon]))
            else { return nil }
            self = .consulted(matter: String(detail[detail.index(after: colon)...]), whom: whom)
        default: return nil
        }
    }
}
