import Testing
import HummingbirdTesting
@Suite struct SiteTests { @Test func t() {} }
