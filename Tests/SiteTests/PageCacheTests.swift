import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import Site

/// Public pages are rendered once for each content, and a change is seen at once (decision 0009).
@Suite struct PageCacheTests {
    @Test func onePageIsRenderedOnceForEveryContent() async throws {
        let shared = try SharedSite()
        try await shared.site.app.test(.router) { client in
            for _ in 0..<3 {
                try await client.execute(uri: "/shared/a", method: .get) { response in
                    #expect(response.status == .ok && String(buffer: response.body).hasPrefix("a "))
                    #expect(response.headers[.cacheControl] == "no-cache")
                    #expect(response.headers[.vary] == "Accept-Encoding, Cookie")
                    #expect(response.headers[.contentSecurityPolicy] == SecurityHeaders.policy)
                    #expect(response.headers[.setCookie] == nil)
                }
            }
            #expect(shared.content.now.renders == 1)
            shared.content.change { $0.text = "" }
            try await client.execute(uri: "/shared/a", method: .get) { #expect($0.status == .ok) }
            shared.content.change { $0.version += 1 }
            try await Task.sleep(for: .milliseconds(60))
            // FOI-23: what was withdrawn is gone, and the notice is kept like any page.
            for _ in 0..<2 {
                try await client.execute(uri: "/shared/a", method: .get) { response in
                    #expect(response.status == .gone && !String(buffer: response.body).contains("公开内容"))
                }
            }
            #expect(shared.content.now.renders == 2)
        }
    }

    @Test func bothEncodingsHaveTheirStrongTag() async throws {
        let shared = try SharedSite()
        try await shared.site.app.test(.router) { client in
            let plain = try await client.execute(uri: "/shared/a", method: .get)
            let packed = try await client.execute(uri: "/shared/a", method: .get, headers: [.acceptEncoding: "gzip"])
            let tag = try #require(plain.headers[.eTag]), packedTag = try #require(packed.headers[.eTag])
            #expect(tag != packedTag && tag.hasPrefix("\"") && packedTag.hasPrefix("\""))
            #expect(packed.headers[.contentEncoding] == "gzip" && plain.headers[.contentEncoding] == nil)
            #expect(packed.body.readableBytes < plain.body.readableBytes)
            for held in [tag, "\"x\", \(tag)", "W/\(tag)", "*"] {
                try await client.execute(uri: "/shared/a", method: .get, headers: [.ifNoneMatch: held]) { response in
                    #expect(response.status == .notModified && response.body.readableBytes == 0)
                    #expect(response.headers[.eTag] == tag && response.headers[.contentLength] == nil)
                }
            }
            try await client.execute(uri: "/shared/a", method: .get, headers: [.ifNoneMatch: packedTag]) {
                #expect($0.status == .ok)
            }
            try await client.execute(uri: "/shared/a", method: .head) { response in
                #expect(response.body.readableBytes == 0)
                #expect(response.headers[.contentLength] == String(plain.body.readableBytes))
            }
        }
    }

    /// A page with a form is the visitor's own, with a cookie that is new and with one that came.
    @Test func nothingOfAVisitorIsKept() async throws {
        let shared = try SharedSite()
        try await shared.site.app.test(.router) { client in
            let first = try await client.execute(uri: "/asked", method: .get)
            let cookie = try #require(first.headers[.setCookie]?.split(separator: ";").first)
            let again = try await client.execute(uri: "/asked", method: .get, headers: [.cookie: String(cookie)])
            let other = try await client.execute(uri: "/asked", method: .get)
            for response in [first, again, other] {
                #expect(response.headers[.cacheControl] == "no-store" && response.headers[.eTag] == nil)
            }
            #expect(String(buffer: first.body) != String(buffer: other.body))
            let member = shared.site.cookie(shared.site.clerkToken)
            try await client.execute(uri: "/shared/a", method: .get, headers: [.cookie: member]) {
                #expect($0.headers[.cacheControl] == "no-store")
            }
            #expect(shared.cache.held.pages == 0)
        }
    }

    /// A page about one person's matter, without any form on it, is nobody else's to keep either.
    @Test func aPersonalPageIsNotKept() async throws {
        let shared = try SharedSite()
        try await shared.site.app.test(.router) { client in
            for _ in 0..<2 {
                let response = try await client.execute(uri: "/matter", method: .get)
                #expect(response.status == .ok && response.headers[.eTag] == nil)
                #expect(response.headers[.cacheControl] == "no-store")
                #expect(response.headers[try #require(HTTPField.Name("X-Robots-Tag"))] == "noindex, nofollow")
            }
            #expect(shared.cache.held.pages == 0)
        }
    }

    @Test func readersOfOneKindShareOnePage() async throws {
        let shared = try SharedSite()
        try await shared.site.app.test(.router) { client in
            for cookie in ["gongkai-reading=elder", "other=1; gongkai-reading=elder", "gongkai-reading=standard", ""] {
                try await client.execute(uri: "/shared/a", method: .get, headers: [.cookie: cookie]) { response in
                    #expect(String(buffer: response.body).contains("大字") == cookie.hasSuffix("elder"))
                }
            }
            #expect(shared.content.now.renders == 2)
        }
    }

    /// Fifty at once look once and render once.
    @Test func oneRendersForAllWhoWait() async throws {
        let shared = try SharedSite(freshness: .seconds(5))
        try await shared.site.app.test(.router) { client in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<50 {
                    group.addTask {
                        try await client.execute(uri: "/shared/a", method: .get) { #expect($0.status == .ok) }
                    }
                }
                try await group.waitForAll()
            }
        }
        #expect(shared.content.now.renders == 1 && shared.content.now.looks == 1)
    }

    /// Invented queries cost a rendering each and take no room; queries the page knows share a quarter of it.
    @Test func hostileQueriesPushNothingOut() async throws {
        let shared = try SharedSite(limit: 400_000, freshness: .seconds(60))
        try await shared.site.app.test(.router) { client in
            try await client.execute(uri: "/shared/a", method: .get) { _ in }
            for number in 0..<40 {
                try await client.execute(uri: "/shared/a?utm=\(number)", method: .get) { response in
                    #expect(response.headers[.eTag] == nil)
                }
            }
            #expect(shared.cache.held.pages == 1)
            for number in 0..<40 {
                try await client.execute(uri: "/shared/a?page=\(number)", method: .get) { _ in }
            }
            #expect(shared.cache.held.bytes <= 400_000)
            let renders = shared.content.now.renders
            try await client.execute(uri: "/shared/a", method: .get) { _ in }
            #expect(shared.content.now.renders == renders)
        }
    }

    /// Whatever is put in, the shelf holds no more than it may, and what is read all the time stays.
    @Test func theShelfIsBounded() throws {
        var shelf = PageShelf(limit: 100_000)
        let hot = PageShelf.Key(target: "/hot", reading: ReadingChoice())
        shelf.put(Self.page(3_000), hot)
        for number in 0..<2_000 {
            #expect(shelf.page(hot) != nil)
            shelf.put(Self.page(number % 4_000), PageShelf.Key(target: "/\(number % 300)", reading: ReadingChoice()))
            #expect(shelf.bytes <= 100_000 && shelf.bytes >= 0)
        }
        shelf.put(Self.page(50_000), PageShelf.Key(target: "/large", reading: ReadingChoice()))
        #expect(shelf.page(PageShelf.Key(target: "/large", reading: ReadingChoice())) == nil)
        shelf.removeAll()
        #expect(shelf.bytes == 0 && shelf.count == 0)
    }

    /// What was rendered from the old content while the new one came is not kept.
    @Test func aPageOfTheOldContentIsNotKept() async throws {
        let shared = try SharedSite(freshness: .zero)
        let key = PageShelf.Key(target: "/late", reading: ReadingChoice())
        let generation = try await shared.cache.freshen()
        #expect(shared.cache.leads(key) && !shared.cache.leads(key))
        shared.content.change { $0.version += 1 }
        _ = try await shared.cache.freshen()
        shared.cache.land(key, Self.page(10), generation: generation)
        #expect(shared.cache.held.pages == 0 && shared.cache.leads(key))
    }

    /// Without a look at the version nothing is given out from memory.
    @Test func noVersionNoPage() async throws {
        let shared = try SharedSite()
        try await shared.site.app.test(.router) { client in
            try await client.execute(uri: "/shared/a", method: .get) { #expect($0.status == .ok) }
            shared.content.change { $0.isDown = true }
            try await Task.sleep(for: .milliseconds(60))
            try await client.execute(uri: "/shared/a", method: .get) {
                #expect($0.status == .serviceUnavailable || $0.status == .internalServerError)
            }
            shared.content.change { $0.isDown = false }
            try await client.execute(uri: "/shared/a", method: .get) { #expect($0.status == .ok) }
        }
    }

    static func page(_ bytes: Int) -> ReadyPage {
        var generator = SystemRandomNumberGenerator()
        let text = (0..<bytes).map { _ in UInt8.random(in: 0x20...0x7E, using: &generator) }
        return ReadyPage(SharedAnswer(text, type: "text/plain"), route: "/", secure: false)
    }
}
