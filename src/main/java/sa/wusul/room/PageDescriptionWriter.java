package sa.wusul.room;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.text.NeutralText;

/**
 * The descriptions of pages on their way to the relay. Nothing of a page reaches it but
 * what is on the lists here, written anew: one line of sound, one of picture, Opus and
 * VP8, a certificate, and addresses at which a page may be. Everything else is left out,
 * or refused where the whole makes no sense without it.
 */
class PageDescriptionWriter implements UnaryOperator<String> {

	private static final int MOST_LINES = 400;

	/** Most addresses of a line of sound or picture. */
	private static final int MOST_ADDRESSES = 12;

	private static final Pattern LINE = Pattern.compile("[a-z]=[\\x20-\\x7E]{0,600}");

	private static final Pattern ORIGIN = Pattern.compile("o=\\S{1,32} (\\d{1,20}) (\\d{1,10}) IN IP[46] \\S{1,64}");

	private static final Pattern MEDIUM = Pattern
		.compile("m=(audio|video) \\d{1,5} UDP/TLS/RTP/SAVPF((?: \\d{1,3}){1,64})");

	private static final Pattern CODEC = Pattern.compile("a=rtpmap:(\\d{1,3}) (opus/48000/2|VP8/90000)");

	private static final Pattern OF_CODEC = Pattern.compile("a=(?:fmtp|rtcp-fb):(\\d{1,3}) [\\w;=./ -]{1,200}");

	private static final Pattern ADDRESS = Pattern.compile(
			"a=candidate:([\\w+/]{1,32}) ([12]) (?i:udp) (\\d{1,10}) ([0-9a-fA-F.:]{2,39}) (\\d{4,5}) typ (host|srflx|prflx|relay)(?: .*)?");

	private static final Map<String, String> CODECS = Map.of("audio", "opus/48000/2", "video", "VP8/90000");

	/** Lines of the whole that pass as they are. */
	private static final Pattern GENERAL = Pattern
		.compile("a=(?:group:BUNDLE(?: \\w{1,16}){1,2}|extmap-allow-mixed|msid-semantic: ?WMS(?: [\\w-]{1,64})?"
				+ "|ice-options:[\\w ]{1,32})");

	/** Lines of sound or picture that pass as they are. */
	private static final Pattern OWN = Pattern.compile(
			"a=(?:mid:\\w{1,16}|rtcp-mux|rtcp-rsize|sendonly|recvonly|sendrecv|inactive|setup:(?:actpass|active|passive)"
					+ "|ice-ufrag:[\\w+/]{4,64}|ice-pwd:[\\w+/]{22,128}|ice-options:[\\w ]{1,32}"
					+ "|fingerprint:sha-256 [0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2}){31}"
					+ "|extmap:\\d{1,2}(?:/\\w{8})? [\\w:/.#-]{1,120}|msid:[\\w{}-]{1,64}(?: [\\w{}-]{1,64})?"
					+ "|ssrc:\\d{1,10} (?:cname|msid):[\\w+/ {}-]{1,140})");

	/** Attributes that each line of sound or picture has once, itself or by the whole. */
	private static final List<String> NEEDED = List.of("a=ice-ufrag:", "a=ice-pwd:", "a=fingerprint:", "a=setup:");

	private final PageAddressChecker addresses;

	PageDescriptionWriter(PageAddressChecker addresses) {
		this.addresses = addresses;
	}

	/**
	 * Writes a description anew.
	 * @throws RefusalException {@code videoRoom.message} if it is none that a page makes
	 */
	@Override
	public String apply(String description) {
		var lines = description.split("\r?\n");
		if (lines.length > MOST_LINES || lines.length < 4 || !lines[0].equals("v=0")) {
			throw refusal();
		}
		var general = new ArrayList<String>();
		var media = new ArrayList<List<String>>();
		for (var line : lines) {
			if (!LINE.matcher(line).matches()) {
				throw refusal();
			}
			if (line.startsWith("m=")) {
				media.add(new ArrayList<>());
			}
			(media.isEmpty() ? general : media.get(media.size() - 1)).add(line);
		}
		var clean = new StringBuilder(general(general));
		var kinds = new HashSet<String>();
		media.forEach((medium) -> clean.append(medium(medium, general, kinds)));
		if (kinds.isEmpty()) {
			throw refusal();
		}
		return clean.toString();
	}

	private static String general(List<String> lines) {
		var origin = lines.stream().map(ORIGIN::matcher).filter((line) -> line.matches()).toList();
		if (origin.size() != 1) {
			throw refusal();
		}
		var clean = new StringBuilder(NeutralText.format("v=0\r\no=- %s %s IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n",
				origin.get(0).group(1), origin.get(0).group(2)));
		lines.stream()
			.filter((line) -> GENERAL.matcher(line).matches())
			.distinct()
			.forEach((line) -> clean.append(line).append("\r\n"));
		return clean.toString();
	}

	private String medium(List<String> lines, List<String> general, Set<String> kinds) {
		var first = MEDIUM.matcher(lines.get(0));
		if (!first.matches() || !kinds.add(first.group(1))) {
			throw refusal();
		}
		var offered = List.of(first.group(2).strip().split(" "));
		var codecs = new HashMap<String, String>();
		var addresses = new ArrayList<Address>();
		for (var line : lines) {
			var codec = CODEC.matcher(line);
			if (codec.matches() && offered.contains(codec.group(1))
					&& CODECS.get(first.group(1)).equals(codec.group(2))) {
				codecs.put(codec.group(1), line);
			}
			var address = ADDRESS.matcher(line);
			if (address.matches() && addresses.size() < MOST_ADDRESSES
					&& this.addresses.isOpen(address.group(4), address.group(5))) {
				addresses.add(new Address(address.group(1), address.group(2), address.group(3), address.group(4),
						address.group(5), address.group(6)));
			}
		}
		var own = lines.stream().filter((line) -> OWN.matcher(line).matches()).toList();
		if (codecs.isEmpty() || !NEEDED.stream().allMatch((start) -> isOnce(own, general, start))) {
			throw refusal();
		}
		return write(first.group(1), offered.stream().filter(codecs::containsKey).distinct().toList(), codecs,
				addresses, own, lines, general);
	}

	private static boolean isOnce(List<String> own, List<String> general, String start) {
		var here = own.stream().filter((line) -> line.startsWith(start)).count();
		return here == 1 || here == 0 && general.stream()
			.filter((line) -> line.startsWith(start) && OWN.matcher(line).matches())
			.count() == 1;
	}

	private static String write(String kind, List<String> numbers, Map<String, String> codecs, List<Address> addresses,
			List<String> own, List<String> lines, List<String> general) {
		var clean = new ArrayList<String>();
		var first = addresses.stream().filter((address) -> address.component().equals("1")).findFirst();
		clean.add(NeutralText.format("m=%s %s UDP/TLS/RTP/SAVPF %s", kind, first.map(Address::port).orElse("9"),
				String.join(" ", numbers)));
		clean.add("c=" + first.map(Address::network).orElse("IN IP4 0.0.0.0"));
		addresses.forEach((address) -> clean.add(address.line()));
		numbers.forEach((number) -> clean.add(codecs.get(number)));
		lines.stream().filter((line) -> {
			var ofCodec = OF_CODEC.matcher(line);
			return ofCodec.matches() && codecs.containsKey(ofCodec.group(1));
		}).distinct().forEach(clean::add);
		own.stream().distinct().forEach(clean::add);
		NEEDED.stream()
			.filter((start) -> own.stream().noneMatch((line) -> line.startsWith(start)))
			.forEach((start) -> general.stream().filter((line) -> line.startsWith(start)).forEach(clean::add));
		return String.join("\r\n", clean) + "\r\n";
	}

	private static RefusalException refusal() {
		return new RefusalException(Kind.INVALID, "videoRoom.message");
	}

	/** An address of a page, without the one behind it. */
	private record Address(String foundation, String component, String priority, String host, String port,
			String type) {

		String network() {
			return "IN " + (this.host.contains(":") ? "IP6 " : "IP4 ") + this.host;
		}

		String line() {
			var line = NeutralText.format("a=candidate:%s %s udp %s %s %s typ %s", this.foundation, this.component,
					this.priority, this.host, this.port, this.type);
			return this.type.equals("host") ? line : line + " raddr 0.0.0.0 rport 0";
		}

	}

}
