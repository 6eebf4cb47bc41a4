import HummingbirdTesting
import Testing

@testable import Site

@Suite struct SiteTests { @Test func t() {} }
