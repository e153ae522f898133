package sa.wusul.room;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;

import sa.wusul.platform.problem.RefusalException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("The description of a page on its way to the relay")
@Tag("fast")
class PageDescriptionWriterTest {

	private static final String FINGERPRINT = "AA:".repeat(31) + "AA";

	private final PageDescriptionWriter descriptions = of(false);

	private static PageDescriptionWriter of(boolean loopback) {
		return new PageDescriptionWriter(
				new PageAddressChecker(new PageAddressProperties(loopback, List.of("10.20.0.0/16", "fd00:20::/32"))));
	}

	/** As Chromium makes it. */
	private static String page(String... addresses) {
		return """
				v=0
				o=- 4611731400430051336 2 IN IP4 127.0.0.1
				s=-
				t=0 0
				a=group:BUNDLE 0 1
				a=extmap-allow-mixed
				a=msid-semantic: WMS a1b2
				""" + medium("audio", "0", "111", "opus/48000/2", addresses)
				+ medium("video", "1", "96", "VP8/90000", addresses);
	}

	private static String medium(String kind, String mid, String number, String codec, String... addresses) {
		return """
				m=%s 40000 UDP/TLS/RTP/SAVPF %s
				c=IN IP4 10.20.1.1
				a=rtcp:9 IN IP4 10.20.1.1
				%sa=ice-ufrag:abcd
				a=ice-pwd:abcdefghijklmnopqrstuvwx
				a=ice-options:trickle
				a=fingerprint:sha-256 %s
				a=setup:actpass
				a=mid:%s
				a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level
				a=sendonly
				a=msid:a1b2 c3d4
				a=rtcp-mux
				a=rtpmap:%s %s
				a=fmtp:%s minptime=10;useinbandfec=1
				a=ssrc:1234 cname:abc+/=
				""".formatted(kind, number,
				String.join("", Stream.of(addresses).map((one) -> "a=candidate:" + one + "\n").toList()), FINGERPRINT,
				mid, number, codec, number);
	}

	private static String host(String address, int port) {
		return "1 1 udp 2113937151 " + address + " " + port + " typ host generation 0 network-cost 999";
	}

	@Test
	@DisplayName("keeps what a page needs, and the addresses at which it is")
	void page() {
		var clean = this.descriptions.apply(page(host("192.168.7.9", 50_000),
				"2 1 udp 1677729535 203.0.113.7 50001 typ srflx raddr 192.168.7.9 rport 50000 generation 0",
				"3 1 udp 1 fd00:1::7 50002 typ host", "4 1 tcp 1518280447 192.168.7.9 9 typ host tcptype active"));
		assertThat(clean.lines()).contains("m=audio 50000 UDP/TLS/RTP/SAVPF 111", "m=video 50000 UDP/TLS/RTP/SAVPF 96",
				"c=IN IP4 192.168.7.9", "a=candidate:1 1 udp 2113937151 192.168.7.9 50000 typ host",
				"a=candidate:2 1 udp 1677729535 203.0.113.7 50001 typ srflx raddr 0.0.0.0 rport 0",
				"a=candidate:3 1 udp 1 fd00:1::7 50002 typ host", "a=fingerprint:sha-256 " + FINGERPRINT, "a=mid:1",
				"a=fmtp:111 minptime=10;useinbandfec=1", "a=rtcp-mux", "a=sendonly");
		assertThat(clean).doesNotContain("10.20.1.1", " tcp ", "a=rtcp:");
		assertThat(this.descriptions.apply(clean)).as("written anew once more").contains("192.168.7.9 50000");
	}

	@ParameterizedTest
	@DisplayName("leads the relay to no machine of ours, to no name and to no service")
	@ValueSource(strings = { "127.0.0.1 50000", "127.8.9.1 50000", "::1 50000", "0.0.0.0 50000", "0.1.2.3 50000",
			"169.254.169.254 50000", "fe80::1 50000", "224.0.0.1 50000", "ff02::1 50000", "255.255.255.255 50000",
			"240.0.0.1 50000", "10.20.0.1 50000", "10.20.255.255 50000", "::ffff:10.20.0.1 50000",
			"::ffff:7f00:1 50000", "2002:7f00:1:: 50000", "64:ff9b::a14:1 50000", "fd00:20:1::1 50000",
			"192.168.7.9 53", "192.168.7.9 1023", "192.168.7.9 65536", "192.168.7.9 99999", "localhost 50000",
			"db.internal 50000", "abcd.local 50000", "0x7f000001 50000", "2130706433 50000", "127.1 50000",
			"192.168.7 50000", "256.1.1.1 50000", "1.2.3.4.5 50000", "fe80::1%eth0 50000", "dead 50000" })
	void addresses(String address) {
		var clean = this.descriptions.apply(page("1 1 udp 2113937151 " + address + " typ host"));
		assertThat(clean).doesNotContain("a=candidate").contains("c=IN IP4 0.0.0.0\r\n", "m=audio 9 ");
	}

	@Test
	@DisplayName("leads to the machine of the relay by a setting only")
	void loopback() {
		assertThat(of(true).apply(page(host("127.0.0.1", 50_000)))).contains("127.0.0.1 50000 typ host");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new PageAddressChecker(new PageAddressProperties(false, List.of("10.20.0.0/33"))));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new PageAddressChecker(new PageAddressProperties(false, List.of("db.internal"))));
	}

	@Test
	@DisplayName("leads into no inner network in production, unless operators name others as closed")
	void production() throws IOException {
		var settings = new YamlPropertySourceLoader()
			.load("production", new ClassPathResource("application-production.yaml"))
			.get(0);
		var environment = new StandardEnvironment();
		environment.getPropertySources().addLast(settings);
		var closed = new PageAddressChecker(bound(environment));
		assertThat(List.of("10.1.2.3", "172.16.0.1", "172.31.255.254", "192.168.7.9", "100.64.0.1", "100.127.9.9",
				"fd00:1::7", "fc00::1"))
			.noneMatch((address) -> closed.isOpen(address, "50000"));
		assertThat(List.of("203.0.113.7", "172.32.0.1", "100.128.0.1", "2001:db8::7"))
			.allMatch((address) -> closed.isOpen(address, "50000"));

		environment.getPropertySources()
			.addFirst(new SystemEnvironmentPropertySource("systemEnvironment",
					Map.of("WUSUL_ROOMS_PAGES_CLOSED", "10.20.0.0/16")));
		var named = new PageAddressChecker(bound(environment));
		assertThat(named.isOpen("10.20.0.1", "50000")).isFalse();
		assertThat(named.isOpen("192.168.7.9", "50000")).isTrue();
	}

	private static PageAddressProperties bound(StandardEnvironment environment) {
		return Binder.get(environment).bind("wusul.rooms.pages", PageAddressProperties.class).get();
	}

	@Test
	@DisplayName("names a dozen addresses at most")
	void many() {
		var clean = this.descriptions.apply(page(java.util.stream.IntStream.range(0, 60)
			.mapToObj((number) -> host("192.168.7." + number, 50_000))
			.toArray(String[]::new)));
		assertThat(clean.lines().filter((line) -> line.startsWith("a=candidate"))).hasSize(24);
	}

	@ParameterizedTest
	@DisplayName("loses lines that lead elsewhere or that no page writes")
	@ValueSource(strings = { "a=remote-candidates:1 10.20.0.1 5000", "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:abc",
			"a=rtcp:5000 IN IP4 10.20.0.1", "a=ice-lite", "c=IN IP4 10.20.0.1", "a=candidate:1 1 udp 1 10.20.0.1",
			"a=rtpmap:8 PCMA/8000", "a=fmtp:8 mode=1", "a=source-filter: incl IN IP4 * 10.20.0.1", "b=AS:9999999",
			"a=key-mgmt:mikey abc", "k=clear:abc", "a=sctp-port:5000", "a=rtpengine:abc",
			"a=extmap:1 http://10.20.0.1/?q=<x>", "a=ssrc:1 cname:\"quoted\"" })
	void attributes(String line) {
		assertThat(this.descriptions.apply(page(host("192.168.7.9", 50_000)) + line + "\n").lines())
			.doesNotContain(line);
	}

	static Stream<String> hostile() {
		var page = page(host("192.168.7.9", 50_000));
		return Stream.of("", "v=0", "v=0\n".repeat(500), page.replace("v=0", "v=1"), page.repeat(2),
				page + medium("audio", "2", "111", "opus/48000/2"),
				page + "m=application 9 UDP/DTLS/SCTP webrtc-datachannel\n", page + "m=text 9 UDP/TLS/RTP/SAVPF 98\n",
				page.replace("UDP/TLS/RTP/SAVPF", "RTP/AVP"),
				page.replace("UDP/TLS/RTP/SAVPF", "UDP/TLS/RTP/SAVPF; DROP"),
				page.replace("opus/48000/2", "PCMA/8000").replace("VP8/90000", "H264/90000"),
				page.replace("a=rtpmap:111", "a=rtpmap:112"),
				page.replace("a=fingerprint:sha-256", "a=fingerprint:md5"),
				page.replace("a=setup:actpass", "a=setup:holdconn"), page.replace("a=ice-pwd:", "a=ice-pwd:x y"),
				page.replaceFirst("a=ice-ufrag:abcd", "a=ice-ufrag:abcd\na=ice-ufrag:efgh"),
				page.replace("o=- 4611731400430051336 2", "o=- x 2"),
				page.replace("s=-", "s=-\no=- 1 1 IN IP4 1.1.1.1"), page.replace("a=rtcp-mux", "a=rtcp-mux\0"),
				page.replace("a=rtcp-mux", "a=نص"), page.replace("a=rtcp-mux", "a=" + "x".repeat(601)),
				page.replace("a=rtcp-mux", "rtcp-mux"), page + "a=x\n".repeat(400),
				page.substring(0, page.indexOf("m=audio")), page.replace("\n", "\n\n"),
				page.replace("m=video 40000", "m=video 400000"));
	}

	@ParameterizedTest
	@DisplayName("is refused where it is none that a page makes")
	@MethodSource("hostile")
	void hostile(String description) {
		assertThatThrownBy(() -> this.descriptions.apply(description)).isInstanceOf(RefusalException.class);
	}

	@Test
	@DisplayName("is no longer than it came, however it is torn")
	void torn() {
		var page = page(host("192.168.7.9", 50_000), host("10.20.0.7", 50_000));
		for (var cut = 0; cut < page.length(); cut += 3) {
			var torn = page.substring(0, cut) + page.substring(Math.min(page.length(), cut + 7));
			try {
				assertThat(this.descriptions.apply(torn)).doesNotContain("10.20.").hasSizeLessThan(2 * page.length());
			}
			catch (RefusalException refused) {
				assertThat(refused.code()).isEqualTo("videoRoom.message");
			}
		}
	}

}
