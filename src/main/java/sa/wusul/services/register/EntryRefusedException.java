package sa.wusul.services.register;

/** The register examined an entry and refused it; sending it again changes nothing. */
public class EntryRefusedException extends RuntimeException {

	private final EntryRefusal reason;

	public EntryRefusedException(EntryRefusal reason) {
		super("the register refused the entry: " + reason);
		this.reason = reason;
	}

	public EntryRefusal reason() {
		return this.reason;
	}

}
