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
		return find(person, RegisterPurpose.OWN_FILE);
	}

	/** Returns those of the documents that registers know and answer about now. */
	List<OwnDocument> find(IdentityNumber person, OwnDocument.Kind... kinds) {
		return Stream.of(kinds).flatMap((kind) -> find(kind, person, RegisterPurpose.OWN_FILE).stream()).toList();
	}

	/** Returns the documents that registers know and answer about for a purpose. */
	public List<OwnDocument> find(IdentityNumber person, RegisterPurpose purpose) {
		return Stream.of(OwnDocument.Kind.values()).flatMap((kind) -> find(kind, person, purpose).stream()).toList();
	}

	private Optional<OwnDocument> find(OwnDocument.Kind kind, IdentityNumber person, RegisterPurpose purpose) {
		return RegisterGateway.find(this.gateways, kind.register())
			.map((gateway) -> facts(gateway, kind, person, purpose))
			.map((facts) -> facts.get(kind.fact()))
			.filter(Number.class::isInstance)
			.map((daysLeft) -> new OwnDocument(kind,
					LocalDate.now(this.clock.withZone(Kingdom.ZONE)).plusDays(((Number) daysLeft).longValue()),
					((Number) daysLeft).longValue()));
	}

	private static Map<String, Object> facts(RegisterGateway gateway, OwnDocument.Kind kind, IdentityNumber person,
			RegisterPurpose purpose) {
		try {
			return gateway.enquire(kind.register(), new RegisterEnquiry(purpose, FILE, FILE, person, Map.of()));
		}
		catch (TemporaryFailureException | PermanentFailureException silent) {
			return Map.of();
		}
	}

}
