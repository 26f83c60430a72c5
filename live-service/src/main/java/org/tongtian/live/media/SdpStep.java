package org.tongtian.live.media;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Waits for one native negotiation step, which answers on a thread of its own. */
final class SdpStep {

  private SdpStep() {}

  /** The engine understood the step and said no. */
  static final class Failed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Failed(String message) {
      super(message);
    }
  }

  static void set(Duration deadline, Consumer<SetSessionDescriptionObserver> step) {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    begin(
        () ->
            step.accept(
                new SetSessionDescriptionObserver() {
                  @Override
                  public void onSuccess() {
                    done.complete(true);
                  }

                  @Override
                  public void onFailure(String error) {
                    done.completeExceptionally(new Failed(error));
                  }
                }));
    await(done, deadline);
  }

  static RTCSessionDescription create(
      Duration deadline, Consumer<CreateSessionDescriptionObserver> step) {
    CompletableFuture<RTCSessionDescription> done = new CompletableFuture<>();
    begin(
        () ->
            step.accept(
                new CreateSessionDescriptionObserver() {
                  @Override
                  public void onSuccess(RTCSessionDescription description) {
                    done.complete(description);
                  }

                  @Override
                  public void onFailure(String error) {
                    done.completeExceptionally(new Failed(error));
                  }
                }));
    return await(done, deadline);
  }

  private static void begin(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException | Error e) {
      // The binding throws, even a plain Error, where it cannot parse what it was given.
      if (e instanceof VirtualMachineError fatal) {
        throw fatal;
      }
      throw new Failed(e.getMessage());
    }
  }

  private static <T> T await(CompletableFuture<T> done, Duration deadline) {
    try {
      return done.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw new Failed(e.getCause().getMessage());
    } catch (TimeoutException e) {
      throw new MediaRefused(
          MediaRefused.Reason.UNAVAILABLE, "The media engine did not answer in time.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MediaRefused(
          MediaRefused.Reason.UNAVAILABLE, "The wait for the media engine was interrupted.", e);
    }
  }
}
