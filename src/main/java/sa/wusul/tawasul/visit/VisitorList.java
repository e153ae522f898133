package sa.wusul.tawasul.visit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.text.ArabicText;

/**
 * The field names of the visitors in the start form, the register of visitors and its
 * facts.
 */
final class VisitorList {

	private static final List<String> ORDINALS = List.of("first", "second", "third", "fourth", "fifth");

	private VisitorList() {
	}

	/** Returns the number of visitors that the form has room for. */
	static int most() {
		return ORDINALS.size();
	}

	/** Returns {@code firstVisitorIdentityNumber} and so on. */
	static String identityOf(int ordinal) {
		return fact(ordinal, "VisitorIdentityNumber");
	}

	/** Returns {@code firstShownIdentity} and so on. */
	static String shownBy(int ordinal) {
		return fact(ordinal, "ShownIdentity");
	}

	static String fact(int ordinal, String what) {
		return ORDINALS.get(ordinal - 1) + what;
	}

	static String word(int ordinal) {
		return ArabicText.of("ordinal." + ordinal);
	}

	/** Returns the visitors named in a request in their order. */
	static List<Named> of(Map<String, String> particulars) {
		return IntStream.rangeClosed(1, most())
			.mapToObj((ordinal) -> Optional.ofNullable(particulars.get(identityOf(ordinal)))
				.map((identity) -> new Named(new IdentityNumber(identity),
						particulars.get(fact(ordinal, "VisitorName")))))
			.flatMap(Optional::stream)
			.toList();
	}

	record Named(IdentityNumber identity, String name) {
	}

}
