package sa.wusul.reception;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.stream.LongStream;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.Digits;
import sa.wusul.platform.encryption.KeyedHash;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.text.NeutralText;

/**
 * The code on the registered screens of a hall, which proves to a telephone's page that
 * its holder stands there. It changes by the clock, without a row.
 */
@Component
public class HallCode {

	private static final String PURPOSE = "hall-code";

	private static final int DIGITS = 4;

	private final KeyedHash hash;

	private final LimitDecisions limits;

	private final Clock clock;

	HallCode(KeyedHash hash, LimitDecisions limits, Clock clock) {
		this.hash = hash;
		this.limits = limits;
		this.clock = clock;
	}

	/** Returns the code of a centre's hall now. */
	public String now(String centre) {
		return code(centre, window());
	}

	/** Checks a code as it was typed; the previous one is still good. */
	boolean matches(String centre, String typed) {
		var given = Digits.toLatin(typed.strip());
		return LongStream.of(window(), window() - 1)
			.mapToObj((window) -> code(centre, window))
			.anyMatch((code) -> MessageDigest.isEqual(code.getBytes(StandardCharsets.UTF_8),
					given.getBytes(StandardCharsets.UTF_8)));
	}

	private long window() {
		return this.clock.instant().getEpochSecond() / this.limits.duration(ReceptionLimit.TICKET_CODE).toSeconds();
	}

	private String code(String centre, long window) {
		var number = new BigInteger(this.hash.hex(PURPOSE, centre, Long.toString(window)), 16)
			.mod(BigInteger.TEN.pow(DIGITS));
		return NeutralText.format("%04d", number.intValue());
	}

}
