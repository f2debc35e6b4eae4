/** Made of the migrations by `npm run generate:types`; a test holds it against them. */

export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[]

/** What the kit adds to the exposed schema; a host intersects it with its own generated `Database`. */
export type DiaDatabase = {
  public: {
    Tables: {
      coliseum_metrics: {
        Row: {
          base_score: number
          context: Json
          created_at: string
          entity_id: string
          entity_type: string
          entry_id: string
          id: string
          is_late: boolean
          metric_type: string
          user_id: string
          weighted_score: number
        }
        Insert: {
          base_score: number
          context?: Json
          created_at: string
          entity_id: string
          entity_type: string
          entry_id: string
          id: string
          is_late?: boolean
          metric_type: string
          user_id: string
          weighted_score: number
        }
        Update: {
          base_score?: number
          context?: Json
          created_at?: string
          entity_id?: string
          entity_type?: string
          entry_id?: string
          id?: string
          is_late?: boolean
          metric_type?: string
          user_id?: string
          weighted_score?: number
        }
        Relationships: []
      }
      leaderboards: {
        Row: {
          leaderboard_type: string
          materialised_at: string
          period_end: string
          period_start: string
          rankings: Json
        }
        Insert: {
          leaderboard_type: string
          materialised_at?: string
          period_end: string
          period_start: string
          rankings?: Json
        }
        Update: {
          leaderboard_type?: string
          materialised_at?: string
          period_end?: string
          period_start?: string
          rankings?: Json
        }
        Relationships: []
      }
      passport_entries: {
        Row: {
          clock_flag: string | null
          created_at: string
          device_id: string | null
          device_time: string | null
          entity_id: string | null
          entity_type: string | null
          event_category: string
          event_type: string
          id: string
          metadata: Json
          occurred_at: string
          origin: string
          sent_at: string | null
          session_id: string | null
          user_id: string
        }
        Insert: {
          created_at?: string
          device_id?: string | null
          device_time?: string | null
          entity_id?: string | null
          entity_type?: string | null
          event_category: string
          event_type: string
          id: string
          metadata?: Json
          origin?: string
          sent_at?: string | null
          session_id?: string | null
          user_id: string
        }
        Update: {
          created_at?: string
          device_id?: string | null
          device_time?: string | null
          entity_id?: string | null
          entity_type?: string | null
          event_category?: string
          event_type?: string
          id?: string
          metadata?: Json
          origin?: string
          sent_at?: string | null
          session_id?: string | null
          user_id?: string
        }
        Relationships: []
      }
      payout_contracts: {
        Row: {
          artist_id: string
          artist_share: number
          created_at: string
          effective_from: string
          expires_at: string | null
          id: string
          label_share: number
          label_user_id: string | null
          platform_share: number
          referral_share: number | null
        }
        Insert: {
          artist_id: string
          artist_share?: number
          created_at?: string
          effective_from: string
          expires_at?: string | null
          id?: string
          label_share?: number
          label_user_id?: string | null
          platform_share?: number
          referral_share?: number | null
        }
        Update: {
          artist_id?: string
          artist_share?: number
          created_at?: string
          effective_from?: string
          expires_at?: string | null
          id?: string
          label_share?: number
          label_user_id?: string | null
          platform_share?: number
          referral_share?: number | null
        }
        Relationships: []
      }
      treasury_accounts: {
        Row: {
          balance_cents: number
          created_at: string
          currency: string
          last_payout_at: string | null
          lifetime_earned_cents: number
          pending_cents: number
          stripe_connect_account_id: string | null
          updated_at: string
          user_id: string
        }
        Insert: {
          balance_cents?: number
          created_at?: string
          currency?: string
          last_payout_at?: string | null
          lifetime_earned_cents?: number
          pending_cents?: number
          stripe_connect_account_id?: string | null
          updated_at?: string
          user_id: string
        }
        Update: {
          balance_cents?: number
          created_at?: string
          currency?: string
          last_payout_at?: string | null
          lifetime_earned_cents?: number
          pending_cents?: number
          stripe_connect_account_id?: string | null
          updated_at?: string
          user_id?: string
        }
        Relationships: []
      }
      treasury_transactions: {
        Row: {
          amount_cents: number
          contract_id: string | null
          created_at: string
          currency: string
          entity_id: string | null
          entity_type: string | null
          entry_id: string
          entry_user_id: string
          from_user_id: string | null
          id: string
          refunded_cents: number
          reverses_id: string | null
          source: string
          split_breakdown: Json
          status: string
          stripe_payment_intent_id: string | null
          to_user_id: string | null
          transaction_type: string
          updated_at: string
        }
        Insert: {
          amount_cents: number
          contract_id?: string | null
          created_at: string
          currency?: string
          entity_id?: string | null
          entity_type?: string | null
          entry_id: string
          entry_user_id: string
          from_user_id?: string | null
          id: string
          refunded_cents?: number
          reverses_id?: string | null
          source: string
          split_breakdown?: Json
          status?: string
          stripe_payment_intent_id?: string | null
          to_user_id?: string | null
          transaction_type: string
          updated_at: string
        }
        Update: {
          amount_cents?: number
          contract_id?: string | null
          created_at?: string
          currency?: string
          entity_id?: string | null
          entity_type?: string | null
          entry_id?: string
          entry_user_id?: string
          from_user_id?: string | null
          id?: string
          refunded_cents?: number
          reverses_id?: string | null
          source?: string
          split_breakdown?: Json
          status?: string
          stripe_payment_intent_id?: string | null
          to_user_id?: string | null
          transaction_type?: string
          updated_at?: string
        }
        Relationships: []
      }
    }
    Views: {
      dia_users: {
        Row: {
          confidence: number | null
          created_at: string | null
          display_name: string | null
          email: string | null
          has_dna: boolean | null
          has_media_id: boolean | null
          interactions: number | null
          last_active_at: string | null
          listens: number | null
          maturity: number | null
          media_id: string | null
          media_id_count: number | null
          refreshed_at: string | null
          role: string | null
          search_text: string | null
          user_id: string | null
          votes: number | null
        }
        Relationships: []
      }
    }
    Functions: {
      dia_affinity: {
        Args: {
          after_artist_name?: string | null
          after_play_count?: number | null
          from_time?: string | null
          page_limit?: number | null
          to_time?: string | null
          user_id: string | null
        }
        Returns: Json
      }
      dia_backfill_passport: {
        Args: {
          batch_size?: number | null
          before?: string | null
          of_user?: string | null
          restart?: boolean | null
        }
        Returns: Json
      }
      dia_change_marks: {
        Args: {
          relations: string[] | null
        }
        Returns: Json
      }
      dia_check_seal_heads: {
        Args: {
          heads: string | null
        }
        Returns: Json
      }
      dia_dismiss_entries: {
        Args: {
          keys: string[] | null
        }
        Returns: Json
      }
      dia_dna_history: {
        Args: {
          after_id?: string | null
          after_occurred_at?: string | null
          of_user: string | null
          page_limit?: number | null
        }
        Returns: Json
      }
      dia_dry_run: {
        Args: {
          action: string | null
          keys: string[] | null
        }
        Returns: Json
      }
      dia_entity_vectors: {
        Args: {
          ids: number[] | null
        }
        Returns: Json
      }
      dia_erase_user: {
        Args: {
          of_user: string | null
        }
        Returns: Json
      }
      dia_export_seal_heads: {
        Args: {
          after_user?: string | null
          batch_size?: number | null
        }
        Returns: Json
      }
      dia_export_user_data: {
        Args: {
          of_user: string | null
        }
        Returns: Json
      }
      dia_influence_summary: {
        Args: {
          event_types?: string[] | null
          from_time?: string | null
          sources?: string[] | null
          to_time?: string | null
          user_id: string | null
        }
        Returns: Json
      }
      dia_initialise_dna: {
        Args: {
          model: string | null
          of_media_id: string | null
          of_user: string | null
          prior: string | null
        }
        Returns: Json
      }
      dia_interaction_timeline: {
        Args: {
          after_created_at?: string | null
          after_id?: string | null
          after_source?: string | null
          event_types?: string[] | null
          from_time?: string | null
          page_limit?: number | null
          sources?: string[] | null
          to_time?: string | null
          user_id: string | null
        }
        Returns: Json
      }
      dia_log_events: {
        Args: {
          entries: Json | null
        }
        Returns: Json
      }
      dia_materialise_leaderboards: {
        Args: {
          top?: number | null
        }
        Returns: number
      }
      dia_passport_claim: {
        Args: {
          batch_size: number | null
          lease_seconds: number | null
          model: string | null
        }
        Returns: Json
      }
      dia_passport_commit: {
        Args: {
          base_scores: number[] | null
          catalogue_version: string | null
          coliseum_outcomes: number[] | null
          coliseum_reasons: string[] | null
          contexts: string[] | null
          entity_ids: string[] | null
          entity_types: string[] | null
          entity_vectors: string | null
          entries: string[] | null
          event_types: string[] | null
          k_behavioral: number[] | null
          k_cultural: number[] | null
          k_economic: number[] | null
          k_spatial: number[] | null
          lates: number[] | null
          model: string | null
          money: string[] | null
          outcomes: number[] | null
          priors: string | null
          reasons: string[] | null
          scored_ids: string[] | null
          scored_types: string[] | null
          second_ids: string[] | null
          second_types: string[] | null
          times: string[] | null
          token: string | null
          treasury_outcomes: number[] | null
          treasury_reasons: string[] | null
          users: string[] | null
          valences: number[] | null
          weighted_scores: number[] | null
          with_artist_ids: string[] | null
        }
        Returns: Json
      }
      dia_passport_fail: {
        Args: {
          codes: string[] | null
          entries: string[] | null
          finals: boolean[] | null
          messages: string[] | null
          systems: string[] | null
          token: string | null
          users: string[] | null
        }
        Returns: Json
      }
      dia_passport_seal: {
        Args: {
          batch_size?: number | null
        }
        Returns: Json
      }
      dia_project_embeddings: {
        Args: {
          batch_size?: number | null
        }
        Returns: number
      }
      dia_rebuild_dna: {
        Args: {
          of_user: string | null
        }
        Returns: Json
      }
      dia_rebuild_dna_of_all: {
        Args: {
          after_user?: string | null
          user_limit?: number | null
        }
        Returns: Json
      }
      dia_record_health_sample: {
        Args: Record<never, never>
        Returns: boolean
      }
      dia_record_verification: {
        Args: {
          differences: number | null
          entries: number | null
          started_at: string | null
          up_to_entry_id: string | null
          users: number | null
        }
        Returns: undefined
      }
      dia_redrive_entries: {
        Args: {
          keys: string[] | null
        }
        Returns: Json
      }
      dia_refresh_user_matrix: {
        Args: Record<never, never>
        Returns: string
      }
      dia_reprocess_entries: {
        Args: {
          keys: string[] | null
        }
        Returns: Json
      }
      dia_roll_up_accounts: {
        Args: Record<never, never>
        Returns: number
      }
      dia_save_dna_preferences: {
        Args: {
          of_user: string | null
          preferences: string | null
        }
        Returns: Json
      }
      dia_session_analysis: {
        Args: {
          after_session_id?: string | null
          after_session_start?: string | null
          from_time?: string | null
          page_limit?: number | null
          to_time?: string | null
          user_id: string | null
        }
        Returns: Json
      }
      dia_start_verification: {
        Args: Record<never, never>
        Returns: Json
      }
      dia_system_health: {
        Args: Record<never, never>
        Returns: Json
      }
      dia_user_dna: {
        Args: {
          of_user: string | null
        }
        Returns: Json
      }
      dia_user_dna_state: {
        Args: {
          user_id: string | null
          with_embedding?: boolean | null
        }
        Returns: Json
      }
      dia_verify_users: {
        Args: {
          after_user?: string | null
          only_user?: string | null
          user_limit?: number | null
        }
        Returns: Json
      }
    }
    Enums: Record<never, never>
    CompositeTypes: Record<never, never>
  }
}
