package sa.wusul.tawasul;

import java.util.Optional;

import sa.wusul.casefile.IdentityNumber;

/**
 * A case of the window: whom it is about, and what its requester is to him.
 *
 * @param prison the prison that holds him, by its code; empty where none does
 */
public record DetaineeCase(String reference, IdentityNumber detainee, ContactRole role, Optional<String> prison) {
}
