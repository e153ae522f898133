package sa.wusul.platform.attempt;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Address whose tries count together: one of IPv4, also written as one of IPv6, or the
 * network of an address of IPv6, because everybody has a whole one.
 */
public final class VisitorAddress {

	private static final int NETWORK_BYTES = 8;

	private VisitorAddress() {
	}

	public static String of(HttpServletRequest request) {
		return of(request.getRemoteAddr());
	}

	/** Returns the text of the address whose tries count together with this one's. */
	public static String of(String address) {
		if (address == null || !address.matches("[0-9A-Fa-f:.]+(%.*)?")) {
			return "unknown";
		}
		try {
			var parsed = InetAddress.getByName(address.split("%", 2)[0]);
			return (parsed instanceof Inet6Address)
					? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES))
					: parsed.getHostAddress();
		}
		catch (UnknownHostException noAddress) {
			return "unknown";
		}
	}

}
