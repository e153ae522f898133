package sa.wusul.platform.identity;

/** Thrown if a model or a form names staff that the organisation does not have. */
public class UnknownGroupException extends RuntimeException {

	UnknownGroupException(String what, String id) {
		super("There is no " + what + " '" + id + "' in rights.yaml and organisation.yaml");
	}

	UnknownGroupException(Role role, Role.Scope asked) {
		super("The role '" + role.id() + "' works by " + role.scope() + ", not by " + asked);
	}

}
