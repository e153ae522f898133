package sa.wusul.notification;

import java.util.Optional;

/** Knows whom to inform about a case: the requester, or the person who acts for him. */
public interface Recipients {

	Optional<Recipient> of(String caseReference);

}
