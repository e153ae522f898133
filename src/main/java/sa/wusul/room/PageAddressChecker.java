package sa.wusul.room;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import sa.wusul.platform.text.NeutralText;

/**
 * The addresses at which a page may be: a page names its own ones, and the relay sends to
 * what it names.
 */
class PageAddressChecker {

	private static final Pattern V4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

	private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:]{2,39}");

	/** Programs of machines listen below it; browsers do not. */
	private static final int LOWEST_PORT = 1024;

	private static final int HIGHEST_PORT = 65_535;

	private final boolean loopback;

	private final List<Network> closed;

	PageAddressChecker(PageAddressProperties properties) {
		this.loopback = properties.loopback();
		this.closed = properties.closed().stream().map(Network::of).toList();
	}

	/** Checks an address without asking for its name. */
	boolean isOpen(String address, String port) {
		return port.matches("\\d{4,5}") && Integer.parseInt(port) >= LOWEST_PORT
				&& Integer.parseInt(port) <= HIGHEST_PORT && literal(address).filter(this::isOpen).isPresent();
	}

	private boolean isOpen(InetAddress address) {
		if (address.isLoopbackAddress()) {
			return this.loopback;
		}
		return !address.isAnyLocalAddress() && !address.isLinkLocalAddress() && !address.isMulticastAddress()
				&& !isReserved(address) && this.closed.stream().noneMatch((network) -> network.contains(address));
	}

	/** Checks for 0.0.0.0/8, 240.0.0.0/4, and addresses that carry one of IPv4. */
	private static boolean isReserved(InetAddress address) {
		var bytes = address.getAddress();
		if (address instanceof Inet4Address) {
			return bytes[0] == 0 || (bytes[0] & 0xF0) == 0xF0;
		}
		// Only 2000::/3 and fc00::/7 are of pages; 2002::/16 carries IPv4.
		var first = bytes[0] & 0xFF;
		return ((first & 0xE0) != 0x20 && (first & 0xFE) != 0xFC) || (first == 0x20 && bytes[1] == 0x02);
	}

	private static Optional<InetAddress> literal(String address) {
		if (!V4.matcher(address).matches() && !(V6.matcher(address).matches() && address.contains(":"))) {
			return Optional.empty();
		}
		try {
			return Optional.of(InetAddress.getByName(address));
		}
		catch (UnknownHostException malformed) {
			return Optional.empty();
		}
	}

	/** A network by its first address and the bits that all of it share. */
	private record Network(byte[] first, int bits) {

		static Network of(String text) {
			var parts = text.strip().split("/", -1);
			var first = literal(parts[0])
				.orElseThrow(() -> new IllegalArgumentException(NeutralText.format("'%s' is no network", text)))
				.getAddress();
			var bits = (parts.length == 1) ? first.length * 8 : Integer.parseInt(parts[1]);
			if (parts.length > 2 || bits < 0 || bits > first.length * 8) {
				throw new IllegalArgumentException(NeutralText.format("'%s' is no network", text));
			}
			return new Network(first, bits);
		}

		boolean contains(InetAddress address) {
			var bytes = address.getAddress();
			if (bytes.length != this.first.length) {
				return false;
			}
			for (var bit = 0; bit < this.bits; bit++) {
				var mask = 0x80 >> (bit % 8);
				if ((bytes[bit / 8] & mask) != (this.first[bit / 8] & mask)) {
					return false;
				}
			}
			return true;
		}

	}

}
