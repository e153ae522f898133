package sa.wusul.platform.text;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Text in a header of a request, percent-encoded as in an address. What a file is called,
 * and of what kind it is, may tell of a person, and addresses stand in logs.
 */
public final class EncodedHeader {

	public static final String KIND = "X-Wusul-Kind";

	public static final String NAME = "X-Wusul-Name";

	private EncodedHeader() {
	}

	/**
	 * Decodes the value of a header, which may be missing.
	 * @throws RefusalException {@code malformed}
	 */
	public static String decode(String value) {
		try {
			return (value != null) ? URLDecoder.decode(value, StandardCharsets.UTF_8) : "";
		}
		catch (IllegalArgumentException malformed) {
			throw new RefusalException(Kind.INVALID, "malformed");
		}
	}

}
