package import Kernel
package import Markup

/// A state in one word.
package struct Badge: Component {
    package enum Tone: String, Sendable { case neutral, active, good, warning, bad, faint }
    let text: String
    let tone: Tone

    package init(_ text: String, _ tone: Tone = .neutral) {
        self.text = text
        self.tone = tone
    }

    package var html: HTML { "<span class=\"badge \(tone.rawValue)\">\(text)</span>" }
}

extension Signal {
    /// The shape in a box of 12 × 12: circle, triangle, diamond, square, cross; nobody needs to see the colour.
    package var drawing: HTML {
        switch self {
        case .green: "<circle cx=\"6\" cy=\"6\" r=\"5\"/>"
        case .yellow: "<path d=\"M6 1 11.5 11H.5Z\"/>"
        case .orange: "<path d=\"M6 .5 11.5 6 6 11.5.5 6Z\"/>"
        case .red: "<path d=\"M1 1h10v10H1Z\"/>"
        case .black:
            "<path d=\"M2.5.8 6 4.3 9.5.8 11.2 2.5 7.7 6l3.5 3.5-1.7 1.7L6 7.7l-3.5 3.5L.8 9.5 4.3 6 .8 2.5Z\"/>"
        }
    }
}

/// A signal: shape, colour and word (`逾期 3 天`).
package struct SignalBadge: Component {
    let signal: Signal
    let word: String

    package init(_ signal: Signal, _ word: String? = nil) {
        self.signal = signal
        self.word = word ?? signal.chinese
    }

    package var html: HTML {
        """
        <span class="signal \(signal.rawValue)"><svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">\
        \(signal.drawing)</svg>\(word)</span>
        """
    }
}

/// How far something is, as a bar and in words.
package struct ProgressBar: Component {
    let done: Int
    let total: Int
    let label: String

    /// - Parameter label: What is counted: `已完成任务`.
    package init(_ done: Int, of total: Int, _ label: String) {
        self.total = max(total, 0)
        self.done = min(max(done, 0), max(total, 0))
        self.label = label
    }

    package var html: HTML {
        """
        <div class="progress"><progress max="\(max(total, 1))" value="\(done)"\(attribute: "aria-label", label)></progress>\
        <span>\(label) \(done) / \(total)</span></div>
        """
    }
}
