package import Markup

/// The addresses of 政务公开监督投诉.
package enum ComplaintLinks {
    package static let new = Link("/complaints/new")
    package static let submit = Link("/complaints")
    package static let track = Link("/complaints/track")
}
