package sa.wusul.portal.signon;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import sa.wusul.platform.directory.StaffDirectoryService;
import sa.wusul.platform.openid.OpenIdException;

/**
 * Interface by which the identity provider reports the end of its sessions (OpenID
 * Connect Back-Channel Logout 1.0); the signed token is the proof.
 */
@RestController
@ConditionalOnProperty(StaffDirectoryService.PROVIDER)
class ProviderLogoutController {

	private final StaffIdentityClient provider;

	ProviderLogoutController(StaffIdentityClient provider) {
		this.provider = provider;
	}

	@PostMapping(path = "/staff/logout/notice", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ResponseEntity<Void> end(@RequestParam("logout_token") String token) {
		try {
			this.provider.end(token);
			return ResponseEntity.ok().cacheControl(CacheControl.noStore()).build();
		}
		catch (OpenIdException unproven) {
			return ResponseEntity.badRequest().cacheControl(CacheControl.noStore()).build();
		}
	}

}
