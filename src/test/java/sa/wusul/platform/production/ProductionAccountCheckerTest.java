package sa.wusul.platform.production;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.platform.factor.FirstPasswords;
import sa.wusul.platform.identity.AccountKeyProperties;
import sa.wusul.platform.identity.Accounts;
import sa.wusul.platform.identity.PublicCredentials;
import sa.wusul.platform.text.Sha256;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

@DisplayName("The first administrator")
@Tag("fast")
class ProductionAccountCheckerTest {

	private static final AccountKeyProperties NO_KEYS = new AccountKeyProperties(Map.of());

	private final Accounts accounts = mock(Accounts.class);

	private final FirstPasswords firstPasswords = mock(FirstPasswords.class);

	@Test
	@DisplayName("is refused with the demo's password, with a short or a weak one, or with a name that cannot be used")
	void refused() {
		given(this.accounts.isStrong("Aa1!aaaaaaa")).willReturn(true);
		given(this.accounts.isStrong("Aa1!aaaaaaaa")).willReturn(true);
		assertRefused("", "", "is empty");
		assertRefused("chief", "", "is empty");
		assertRefused("chief", "wusul-demo-password", "the demo's");
		assertRefused("chief", "Aa1!aaaaaaa", "too weak");
		assertRefused("chief", "aaaaaaaaaaaa", "too weak");
		then(this.accounts).should(never()).createAdministrator("chief", "aaaaaaaaaaaa");
		assertRefused("Chief Officer", "Aa1!aaaaaaaa", "cannot be used");
	}

	@Test
	@DisplayName("is created only while there is none")
	void created() {
		given(this.accounts.isStrong("Aa1!aaaaaaaa")).willReturn(true);
		given(this.accounts.createAdministrator("chief", "Aa1!aaaaaaaa")).willReturn(true);
		new ProductionAccountChecker(this.accounts, NO_KEYS, this.firstPasswords, "chief", "Aa1!aaaaaaaa").check();
		then(this.accounts).should().createAdministrator("chief", "Aa1!aaaaaaaa");

		var settled = mock(Accounts.class);
		given(settled.hasAdministrator()).willReturn(true);
		new ProductionAccountChecker(settled, NO_KEYS, this.firstPasswords, "chief", "wusul-demo-password").check();
		then(settled).should(never()).createAdministrator("chief", "wusul-demo-password");
		then(settled).should(never()).setRandomPassword("chief", "wusul-demo-password");
	}

	@Test
	@DisplayName("gets the password of the settings again only while they have chosen none of their own")
	void renewed() {
		given(this.accounts.isStrong("Aa1!aaaaaaaa")).willReturn(true);
		given(this.accounts.hasAdministrator()).willReturn(true);
		new ProductionAccountChecker(this.accounts, NO_KEYS, this.firstPasswords, "chief", "Aa1!aaaaaaaa").check();
		then(this.accounts).should(never()).setRandomPassword("chief", "Aa1!aaaaaaaa");

		given(this.firstPasswords.isFromSettings("chief")).willReturn(true);
		new ProductionAccountChecker(this.accounts, NO_KEYS, this.firstPasswords, "chief", "Aa1!aaaaaaaa").check();
		then(this.firstPasswords).should().takeFromSettings("chief");
		then(this.accounts).should().setRandomPassword("chief", "Aa1!aaaaaaaa");
	}

	@Test
	@DisplayName("does not help while there is a demo account")
	void demoAccount() {
		given(this.accounts.publicAccounts()).willReturn(List.of("clerk"));
		assertRefused("chief", "Aa1!aaaaaaaa", "[clerk]");
	}

	@Test
	@DisplayName("does not help while a technical account has the demo's key")
	void demoKey() {
		var keys = new AccountKeyProperties(Map.of("monitor", Set.of(Sha256.hex(PublicCredentials.key("monitor")))));
		assertThatThrownBy(
				() -> new ProductionAccountChecker(this.accounts, keys, this.firstPasswords, "chief", "Aa1!aaaaaaaa")
					.check())
			.isInstanceOf(UnsafeSettingsException.class)
			.hasMessageContaining("key of the demo");
	}

	private void assertRefused(String user, String password, String reason) {
		assertThatThrownBy(
				() -> new ProductionAccountChecker(this.accounts, NO_KEYS, this.firstPasswords, user, password).check())
			.isInstanceOf(UnsafeSettingsException.class)
			.hasMessageContaining(reason);
	}

}
