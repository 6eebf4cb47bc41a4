/// A piece of a page that several pages share: a value that knows how to draw itself.
package protocol Component {
    var html: HTML { get }
}

extension HTMLInterpolation {
    /// A component, drawn.
    package mutating func appendInterpolation(_ component: some Component) {
        appendInterpolation(component.html)
    }

    /// A component, or nothing.
    package mutating func appendInterpolation(_ component: (some Component)?) {
        if let component { appendInterpolation(component.html) }
    }
}
