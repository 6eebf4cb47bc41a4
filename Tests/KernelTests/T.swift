import Testing
@Suite struct KernelTests { @Test func t() {} }
