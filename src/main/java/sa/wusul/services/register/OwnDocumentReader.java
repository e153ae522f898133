package sa.wusul.services.register;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.relay.PermanentFailureException;
import sa.wusul.platform.relay.TemporaryFailureException;

/** Reads when a person's own documents expire, from the registers of those documents. */
@Component
public class OwnDocumentReader {

	/** The occasion of which the registers are told. */
	private static final String FILE = "own-file";

	private final List<RegisterGateway> gateways;

	private final Clock clock;

	OwnDocumentReader(List<RegisterGateway> gateways, Clock clock) {
		this.gateways = gateways;
		this.clock = clock;
	}

	/** Returns the documents that registers know and answer about now. */
	public List<OwnDocument> find(IdentityNumber person) {
		return find(person, OwnDocument.Kind.values());
	}

	/** Returns those of the documents that registers know and answer about now. */
	List<OwnDocument> find(IdentityNumber person, OwnDocument.Kind... kinds) {
		return Stream.of(kinds).flatMap((kind) -> find(kind, person).stream()).toList();
	}

	private Optional<OwnDocument> find(OwnDocument.Kind kind, IdentityNumber person) {
		return RegisterGateway.find(this.gateways, kind.register())
			.map((gateway) -> facts(gateway, kind, person))
			.map((facts) -> facts.get(kind.fact()))
			.filter(Number.class::isInstance)
			.map((daysLeft) -> new OwnDocument(kind,
					LocalDate.now(this.clock.withZone(Kingdom.ZONE)).plusDays(((Number) daysLeft).longValue()),
					((Number) daysLeft).longValue()));
	}

	private static Map<String, Object> facts(RegisterGateway gateway, OwnDocument.Kind kind, IdentityNumber person) {
		try {
			return gateway.enquire(kind.register(),
					new RegisterEnquiry(RegisterPurpose.OWN_FILE, FILE, FILE, person, Map.of()));
		}
		catch (TemporaryFailureException | PermanentFailureException silent) {
			return Map.of();
		}
	}

}
