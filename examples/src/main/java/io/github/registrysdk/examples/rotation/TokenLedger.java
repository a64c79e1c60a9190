package io.github.registrysdk.examples.rotation;

import io.github.registrysdk.buildkite.RegistryTokenService;
import io.github.registrysdk.buildkite.model.CreatedRegistryToken;
import io.github.registrysdk.buildkite.model.RegistryToken;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.OutcomeUnknownException;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.Secret;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The tokens of this job at Buildkite. */
final class TokenLedger {
  private final RegistryTokenService tokens;
  private final String purpose;

  /**
   * @param tokens those of the registry
   * @param purpose what the descriptions of this job's tokens begin with; no other job for the same
   *     registry may have it
   */
  TokenLedger(RegistryTokenService tokens, String purpose) {
    this.tokens = tokens;
    this.purpose = purpose;
  }

  /** Oldest first; other people's tokens are not among them. */
  List<OwnToken> list() {
    List<OwnToken> own = new ArrayList<>();
    tokens.list().stream()
        .sorted(Comparator.comparing(RegistryToken::createdAt))
        .forEach(
            token ->
                TokenLabel.read(purpose, token.description())
                    .ifPresent(label -> own.add(new OwnToken(token.id(), label))));
    return own;
  }

  /**
   * Mints a token. If the answer is lost, so is the secret, unless the exception has saved it: then
   * another token is minted, once, and the lost one is deleted with whatever else is replaced.
   */
  MintedToken mint() {
    Set<String> before = list().stream().map(OwnToken::id).collect(Collectors.toSet());
    try {
      return mintOnce();
    } catch (SdkException e) {
      if (e.effect() == Effect.NONE) {
        throw e;
      }
      return e.recoveredSecret().flatMap(secret -> find(before, secret)).orElseGet(this::mintOnce);
    }
  }

  private MintedToken mintOnce() {
    CreatedRegistryToken token = tokens.create(TokenLabel.pending(purpose).toString());
    return new MintedToken(token.id(), token.secret());
  }

  /** The saved secret's token; the answer did not get as far as to tell its id. */
  private Optional<MintedToken> find(Set<String> before, Secret secret) {
    List<OwnToken> added = list().stream().filter(token -> !before.contains(token.id())).toList();
    return added.size() == 1
        ? Optional.of(new MintedToken(added.get(0).id(), secret))
        : Optional.empty();
  }

  /** Notes what the secret is, so that it is known again where it was given. */
  void note(String id, Fingerprint fingerprint) {
    label(id, TokenLabel.pending(purpose, fingerprint));
  }

  /** Notes that both hold it. */
  void activate(String id, Fingerprint fingerprint) {
    label(id, TokenLabel.active(purpose, fingerprint));
  }

  /** Describes a token anew. If the answer is lost, looks, and says it once more if need be. */
  private void label(String id, TokenLabel label) {
    try {
      tokens.update(id, label.toString());
    } catch (OutcomeUnknownException e) {
      if (!label.toString().equals(tokens.get(id).description())) {
        tokens.update(id, label.toString());
      }
    }
  }

  /**
   * Deletes all tokens of this job but one, the active ones last: as long as there are two of them,
   * the next run knows that this one did not come to its end.
   *
   * @return how many
   */
  int retireAllBut(String id) {
    List<OwnToken> replaced =
        list().stream()
            .filter(token -> !token.id().equals(id))
            .sorted(Comparator.comparing(token -> token.label().state()))
            .toList();
    replaced.forEach(token -> delete(token.id()));
    return replaced.size();
  }

  private void delete(String id) {
    try {
      tokens.delete(id);
    } catch (NotFoundException e) {
      // Somebody was faster. What counts is that it is gone.
    }
  }
}
