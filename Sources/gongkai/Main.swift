import ArgumentParser
import Hummingbird

@main struct Gongkai: AsyncParsableCommand { func run() async throws {} }
